CREATE TABLE "pipeline_settings" (
	"subscription" text PRIMARY KEY NOT NULL,
	"filter" jsonb,
	"fault" boolean DEFAULT false NOT NULL,
	"replay_position" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"id" text PRIMARY KEY NOT NULL,
	"subscription" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"types" text[],
	"event_ids" text[],
	"drains" boolean NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"until_seq" bigint NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"actor" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "analytics_parked" (
	"event_id" text PRIMARY KEY NOT NULL,
	"index_name" text NOT NULL,
	"document" jsonb NOT NULL,
	"error" text NOT NULL,
	"tries" integer DEFAULT 1 NOT NULL,
	"parked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backup_entries" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "backup_entries_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" text NOT NULL,
	"line" text NOT NULL,
	"bytes" integer NOT NULL,
	"backup_id" text,
	"buffered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "backups" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"state" text DEFAULT 'writing' NOT NULL,
	"format" text NOT NULL,
	"key_id" text,
	"url" text,
	"events" integer NOT NULL,
	"bytes" integer NOT NULL,
	"stored_bytes" integer,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"stored_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "external_order_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"document" jsonb NOT NULL,
	"actor" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "external_orders" (
	"customer_id" text NOT NULL,
	"date_order_id" text NOT NULL,
	"event_id" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"payment_id" jsonb NOT NULL,
	"payment_amount" text NOT NULL,
	"payment_currency" text NOT NULL,
	"total_quantity" jsonb NOT NULL,
	CONSTRAINT "external_orders_customer_id_date_order_id_pk" PRIMARY KEY("customer_id","date_order_id")
);
--> statement-breakpoint
CREATE TABLE "projection_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"projection" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"read" text,
	"differences" integer,
	"shown" jsonb NOT NULL,
	"fault" text,
	"actor" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "replay_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "replays_running_key" ON "replays" USING btree ("subscription") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "replays_newest_idx" ON "replays" USING btree ("started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "analytics_parked_oldest_idx" ON "analytics_parked" USING btree ("parked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "backup_entries_event_key" ON "backup_entries" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "backup_entries_backup_idx" ON "backup_entries" USING btree ("backup_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "backups_key_key" ON "backups" USING btree ("key");--> statement-breakpoint
CREATE INDEX "backups_newest_idx" ON "backups" USING btree ("first_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "external_order_documents_event_key" ON "external_order_documents" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "external_orders_newest_idx" ON "external_orders" USING btree ("event_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "projection_runs_newest_idx" ON "projection_runs" USING btree ("projection","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deliveries_replay_idx" ON "deliveries" USING btree ("replay_id") WHERE replay_id is not null;