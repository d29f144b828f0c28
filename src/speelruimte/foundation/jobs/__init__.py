"""Background work that survives a killed process.

Work is declared with Django's task interface (`@task`) and stands as a row in the database until it is done.
A worker that runs a row holds a lease on it; when the worker is killed the lease ends and the row goes back to the
queue. A task is therefore run at least once and must come to the same end when it is run twice.
Rows carry ids, dates and numbers; the backend refuses anything else.
"""
