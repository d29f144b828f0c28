"""From actor and id to a record, or NotAllowed; and the access matrix that proves it."""
