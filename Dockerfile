# One image for both processes: the server by default, a worker by `node dist/worker.js`.
# Debian 12, because its ffmpeg 5.1 is the one that the archive's media rules were measured on. Node 24 is a long-term release.
FROM node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20 AS build
WORKDIR /archive
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY scripts scripts
COPY content content
COPY public public
COPY views views
# What builds it is not needed to run it.
RUN npm run build && rm -r node_modules/esbuild node_modules/@esbuild

FROM node:24.21.0-bookworm-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg bubblewrap poppler-utils poppler-data fonts-dejavu-core fonts-urw-base35 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /archive
COPY --from=build /archive/package.json ./
COPY --from=build /archive/node_modules node_modules
COPY --from=build /archive/dist dist
COPY scripts scripts
COPY views views
# Without the samples (.dockerignore): they are never added in production.
COPY content content
# The code belongs to root and is only read; the data folder is all that the archive writes to.
RUN mkdir /data && chown node:node /data
USER node
# Two arenas: glibc would otherwise keep some hundred megabytes of what the encoders of pictures gave back.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server.js"]
