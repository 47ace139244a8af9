CREATE TABLE "search_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"progress" jsonb NOT NULL,
	"actor" text NOT NULL,
	"leased_until" timestamp with time zone,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"word" text,
	"words" text[] NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "search_synonyms_word_check" CHECK (("search_synonyms"."kind" = 'one-way') = ("search_synonyms"."word" is not null))
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"id" text PRIMARY KEY NOT NULL,
	"ignore_common" boolean NOT NULL,
	"optional" text[] NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "search_runs_running_key" ON "search_runs" USING btree ("state") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "search_runs_newest_idx" ON "search_runs" USING btree ("started_at" DESC NULLS LAST,"id" DESC NULLS LAST);