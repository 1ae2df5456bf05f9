# Homeroom as one image: one self-contained binary (SQLite, libpq, OpenSSL, templates, texts and assets are inside), not root.
#
#   docker build -t homeroom .
#   docker run -d --name homeroom -p 3000:3000 --read-only --tmpfs /tmp -v homeroom:/data --env-file homeroom.env homeroom
#
# The root file system is never written to: run it read-only. All data is in the volume /data (or in Postgres, where DATABASE_URL
# says so). Production has no defaults for what matters: `docker run --rm homeroom check --settings` lists the settings, and
# `serve` names every one that is missing or weak. Behind a proxy set TRUSTED_PROXIES, and BASE_URL to what people type.

ARG RUST=1.95
ARG DEBIAN=bookworm

FROM rust:${RUST}-slim-${DEBIAN} AS build
# A compiler for SQLite, libpq and OpenSSL, which are built from source; OpenSSL's own build asks for Perl and make.
RUN apt-get update \
 && apt-get install -y --no-install-recommends build-essential ca-certificates perl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The crates are kept between builds; what was compiled is not, for build.rs also writes beside the sources.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo build --release --locked --bin homeroom \
 && cp target/release/homeroom /homeroom \
 && install -d -o 10001 -g 10001 -m 0700 /empty

FROM debian:${DEBIAN}-slim
# Whom to trust when mail is sent over TLS.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /homeroom /usr/local/bin/homeroom
COPY --from=build --chown=10001:10001 /empty /data
ENV APP_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# Alive, not ready: a database that is away for a minute is no reason to restart.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/usr/local/bin/homeroom", "health"]
ENTRYPOINT ["/usr/local/bin/homeroom"]
CMD ["serve"]
