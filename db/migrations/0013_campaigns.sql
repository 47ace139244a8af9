CREATE TABLE "campaign_awards" (
	"campaign_id" text NOT NULL,
	"order_id" text NOT NULL,
	"points" integer NOT NULL,
	CONSTRAINT "campaign_awards_campaign_id_order_id_pk" PRIMARY KEY("campaign_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_evaluations" (
	"order_id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"account_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"evaluated_at" timestamp with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"calculated" integer NOT NULL,
	"points" integer NOT NULL,
	"sum" text NOT NULL,
	"why" text NOT NULL,
	"trace" jsonb NOT NULL,
	CONSTRAINT "campaign_evaluations_points_check" CHECK ("campaign_evaluations"."points" between 0 and "campaign_evaluations"."calculated"),
	CONSTRAINT "campaign_evaluations_guest_check" CHECK ("campaign_evaluations"."account_id" is not null or "campaign_evaluations"."points" = 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_versions" (
	"campaign_id" text NOT NULL,
	"version" integer NOT NULL,
	"client" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"rules" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaign_versions_campaign_id_version_pk" PRIMARY KEY("campaign_id","version")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"client" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"rules" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "campaigns_dates_check" CHECK ("campaigns"."starts_at" is null or "campaigns"."ends_at" is null or "campaigns"."starts_at" < "campaigns"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "campaign_awards" ADD CONSTRAINT "campaign_awards_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_awards" ADD CONSTRAINT "campaign_awards_order_id_campaign_evaluations_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."campaign_evaluations"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_versions" ADD CONSTRAINT "campaign_versions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_awards_order_idx" ON "campaign_awards" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "campaign_evaluations_newest_idx" ON "campaign_evaluations" USING btree ("occurred_at" DESC NULLS LAST);