ALTER TABLE "account_codes" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "account_codes" ADD COLUMN "replaced_email" text;--> statement-breakpoint
ALTER TABLE "account_codes" ADD CONSTRAINT "account_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;