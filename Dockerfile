FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Of the text recognition, what is asked for by nobody stays out: other engines, and larger data that reads no better.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@tesseract.js-data/eng/4.0.0 \
  && find node_modules/tesseract.js-core -name 'tesseract-core*' ! -name '*-lstm*' -delete

FROM node:20-slim AS build
WORKDIR /app
# The launcher alone first: with nothing to build yet it only installs, in a layer that changes of the source keep.
COPY package.json package-lock.json tsconfig.json ./
COPY src/cli/launch.mjs src/cli/launch.mjs
COPY src/cli/launch src/cli/launch
RUN node src/cli/launch.mjs build
COPY src src
RUN node src/cli/launch.mjs build

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY package.json LICENSE ./
COPY prompts prompts
# The one place that is written to: everything else may be mounted read-only.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 2525 4747
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 CMD ["node", "dist/src/cli/healthy.js"]
CMD ["node", "--enable-source-maps", "dist/src/cli/start.js"]
