import { fly } from "@/components/ui/fly";

/** The way to the cart that is in sight: the header's button, or the phone's tab once the header has scrolled away. */
function landing() {
  const targets = [...document.querySelectorAll("[data-cart-target], [data-bottom-bar] a[href='/cart']")];
  return (
    targets.find((target) => {
      const { bottom, width } = target.getBoundingClientRect();
      return width > 0 && bottom > 0;
    }) ?? null
  );
}

/** Lets the picture of the product that this form stands with fly to the cart. */
export const flyToCart = (form: Element): Promise<void> =>
  fly(form.closest("[data-product]")?.querySelector("img") ?? null, landing());
