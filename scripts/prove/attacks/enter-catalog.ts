import { PAYLOADS } from "./payloads";
import type { Visit } from "./watch";
import { eachOf, type World } from "./world";

const AT_ONCE = 4;
const SHELF_ROOM = 60;
const ROOM_OF_BLURB = 300;

type Shelf = { slug: string; name: string };
type Found = { product: { productId: string; slug: string } };

const pictureOf = (text: string): string | undefined =>
  /\s/.test(text) ? undefined : `https://pictures.example/${text}`;

const importAll = async ({ api }: World): Promise<void> => {
  const rows = PAYLOADS.map(({ id, text }) => ({
    productId: `bulk-${id}`,
    slug: `bulk-${id}`,
    name: text,
    description: `${text} and more`,
    company: text,
    category: text.length <= SHELF_ROOM ? text : "Attacks",
    topic: text.length <= SHELF_ROOM ? text : "Attacks",
    tags: text.length <= SHELF_ROOM ? [text] : [],
    imageUrl: pictureOf(text),
    price: 1500 + id,
    stock: 500,
  }));
  const { status, body } = await api("POST /api/product/batch-write-item", rows);
  if (status !== 200 || body.written !== rows.length)
    throw new Error(`The import went wrong: ${status} ${JSON.stringify(body).slice(0, 500)}`);
};

const makeOneByOne = ({ api }: World): Promise<string[]> =>
  eachOf(PAYLOADS, AT_ONCE, async ({ id, text }) => {
    const { body } = await api("POST /api/product", {
      name: text,
      slug: `one-${id}`,
      description: text,
      company: text,
      category: "Attacks",
      price: 2500 + id,
      stock: 500,
    });
    return (body as Found).product.productId;
  });

/** The texts under the names of categories and topics have no API; forms of the office write them. */
const writeBlurbs = async ({ sql }: World): Promise<void> => {
  for (const table of ["categories", "topics"])
    await sql.query(`update ${table} set blurb = left('Blurb of ' || name, ${ROOM_OF_BLURB})`);
};

type Shelves = Record<"category" | "topic", string[]>;

const shelfVisits = async ({ api }: World): Promise<{ visits: Visit[]; names: Shelves }> => {
  const { categories } = (await api("GET /api/category")).body as { categories: Shelf[] };
  const { topics } = (await api("GET /api/topic")).body as { topics: Shelf[] };
  const pageOf = (kind: string) => (shelf: Shelf) => ({
    cookie: null,
    path: `/${kind}/${shelf.slug}`,
    texts: [shelf.name, `Blurb of ${shelf.name}`],
  });
  return {
    visits: [...categories.map(pageOf("category")), ...topics.map(pageOf("topic"))],
    names: { category: categories.map(({ name }) => name), topic: topics.map(({ name }) => name) },
  };
};

const productVisits = (): Visit[] =>
  PAYLOADS.flatMap(({ id, text }) => [
    { cookie: null, path: `/product/bulk-${id}`, texts: [text, `${text} and more`] },
    { cookie: null, path: `/product/one-${id}`, texts: [text] },
  ]);

const officeVisits = ({ admin }: World, oneByOne: string[], names: Shelves): Visit[] => {
  const { cookie } = admin.headers;
  return [
    ...PAYLOADS.map(({ id, text }) => ({ cookie, path: `/admin/products/bulk-${id}`, texts: [text] })),
    ...oneByOne.slice(0, 5).map((id) => ({ cookie, path: `/admin/products/${id}` })),
    ...["category=attacks", "sort=name", "sort=newest"].map((query) => ({
      cookie,
      path: `/admin/products?${query}`,
    })),
    { cookie, path: "/admin/categories", texts: names.category },
    { cookie, path: "/admin/topics", texts: names.topic },
  ];
};

/** Products by import and one by one, their categories, topics, makers, tags and pictures; answers where they are shown. */
export const enterCatalog = async (world: World): Promise<Visit[]> => {
  await importAll(world);
  const oneByOne = await makeOneByOne(world);
  await writeBlurbs(world);
  await world.api("POST /api/search/bulk-write", { all: true });
  const shelves = await shelfVisits(world);
  return [
    ...["/", "/best-sellers", "/search"].map((path) => ({ cookie: null, path })),
    ...productVisits(),
    ...shelves.visits,
    ...officeVisits(world, oneByOne, shelves.names),
  ];
};
