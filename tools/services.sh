# A PostgreSQL and a Redis of our own for the tests, on loopback, in a temporary folder. Source this file.

services_start() {
  SERVICES_DIR="$(mktemp -d)"
  local bin
  bin="$(dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")"
  SERVICES_PG_BIN="$bin"
  SERVICES_PG_PORT="${SERVICES_PG_PORT:-54329}"
  SERVICES_REDIS_PORT="${SERVICES_REDIS_PORT:-63799}"
  chmod 755 "$SERVICES_DIR"
  mkdir "$SERVICES_DIR/pg"
  # PostgreSQL refuses to run as root; then the user that its package makes runs it.
  SERVICES_AS=()
  if [ "$(id -u)" -eq 0 ]; then
    chown -R postgres: "$SERVICES_DIR/pg"
    SERVICES_AS=(runuser -u postgres --)
  fi
  "${SERVICES_AS[@]}" "$bin/initdb" --pgdata "$SERVICES_DIR/pg/data" --username speelruimte --auth trust \
    --encoding UTF8 --locale C.UTF-8 >/dev/null
  "${SERVICES_AS[@]}" "$bin/pg_ctl" --pgdata "$SERVICES_DIR/pg/data" --wait --silent --log "$SERVICES_DIR/pg/log" \
    --options "-p $SERVICES_PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$SERVICES_DIR/pg -c fsync=off" start
  "$bin/createdb" --host 127.0.0.1 --port "$SERVICES_PG_PORT" --username speelruimte speelruimte
  redis-server --port "$SERVICES_REDIS_PORT" --bind 127.0.0.1 --save '' --appendonly no --dir "$SERVICES_DIR" \
    --daemonize yes --pidfile "$SERVICES_DIR/redis.pid" >/dev/null
  SERVICES_DATABASE_URL="postgresql://speelruimte@127.0.0.1:$SERVICES_PG_PORT/speelruimte"
  SERVICES_REDIS_URL="redis://127.0.0.1:$SERVICES_REDIS_PORT/0"
  export SERVICES_DATABASE_URL SERVICES_REDIS_URL
}

services_stop() {
  "${SERVICES_AS[@]}" "$SERVICES_PG_BIN/pg_ctl" --pgdata "$SERVICES_DIR/pg/data" --silent --mode immediate stop || true
  [ -f "$SERVICES_DIR/redis.pid" ] && kill "$(cat "$SERVICES_DIR/redis.pid")" || true
  rm -rf "$SERVICES_DIR"
}
