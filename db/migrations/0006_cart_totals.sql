CREATE TABLE "cart_totals" (
	"product_id" text PRIMARY KEY NOT NULL,
	"quantity" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stream_positions" (
	"stream" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL
);
