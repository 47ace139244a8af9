import { ButtonLink } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { PlusIcon } from "@/components/ui/icons";

const FORMATS = ["csv", "json"] as const;

/** What is done with the catalogue as a whole. */
export function CatalogueButtons() {
  return (
    <>
      <ButtonLink href="/admin/products/import" prefetch={false} variant="quiet" size="sm">
        Import
      </ButtonLink>
      {FORMATS.map((format) => (
        <a
          key={format}
          href={`/api/admin/products/export?format=${format}`}
          download
          className={buttonLook({ variant: "quiet", size: "sm" })}
        >
          Export {format.toUpperCase()}
        </a>
      ))}
      <ButtonLink href="/admin/products/new" prefetch={false} size="sm" icon={<PlusIcon size={18} />}>
        Add a product
      </ButtonLink>
    </>
  );
}
