/** What stands before the noun of a name; every list fits every noun that names it. */
const words = (list: string): string[] => list.split(",").map((word) => word.trim());

export const fresh = words(
  "Organic, Early, Late, Hand-picked, Farm, Hillside, Island, Heirloom, Winter, Summer, Spring, Autumn, Greenhouse, Open-field, Market, Miniature, Large, Select, Ripe, Firm, Orchard, Valley, River, Sunday, Rainfed, Biodynamic, Unwaxed, Washed, Loose, Old-variety",
);

export const prepared = words(
  "Farmhouse, Traditional, Light, Mild, Rich, Organic, Hand-made, Slow, Country, Village, Upland, Coastal, Monastery, Classic, Double, Extra, Golden, Dark, Festive, Sunday, House, Grandmother's, Master's, Everyday, Fine, Rustic, Market, Small-batch, Harvest, Old-style",
);

export const devices = words(
  "Compact, Slim, Quiet, Rugged, Foldable, Portable, Solar, Wireless, Classic, Studio, Travel, Desktop, Smart, Modular, Rechargeable, Waterproof, Entry, Advanced, Professional, Retro, Miniature, Magnetic, Lightweight, Refurbished, Long-life, Fast, Dual, Repairable, Limited, Everyday",
);

export const kit = words(
  "Junior, Senior, Training, Match, Club, Light, Heavy, Competition, Beginner's, Touring, Winter, Summer, All-weather, Recycled, Carbon, Aluminium, Bamboo, Rubber, Classic, Retro, Folding, Travel, Beach, Alpine, Street, Forest, Indoor, Outdoor, Team, Weekend",
);

export const toyWords = words(
  "Wooden, Soft, Painted, Musical, Clockwork, Magnetic, Pocket, Giant, Tiny, Rainbow, Floating, Glowing, Folding, Nesting, Rolling, Singing, Sleepy, Brave, Curious, Striped, Spotted, Travel, Garden, Bath, First, Classic, Felt, Recycled, Counting, Party",
);

export const homeWords = words(
  "Plain, Ribbed, Glazed, Brushed, Woven, Folding, Stackable, Enamelled, Recycled, Bamboo, Oak, Linen, Copper, Matte, Glossy, Large, Small, Low, Tall, Round, Square, Hanging, Classic, Nordic, Country, Studio, Everyday, Guest, Travel, Double",
);

export const petWords = words(
  "Grain-free, Organic, Sensitive, Senior, Junior, Adult, Light, Active, Indoor, Outdoor, Chicken, Salmon, Duck, Lamb, Turkey, Beef, Rabbit, Venison, Herb, Carrot, Pumpkin, Apple, Mild, Crunchy, Tender, Small-breed, Large-breed, Long-haired, Daily, Holiday",
);

export const wearWords = words(
  "Cotton, Linen, Merino, Lambswool, Cashmere, Silk, Denim, Corduroy, Flannel, Hemp, Quilted, Knitted, Woven, Striped, Checked, Plain, Printed, Embroidered, Washed, Waxed, Lined, Unlined, Slim, Relaxed, Cropped, Long, Weekend, City, Evening, Recycled",
);

export const deskWords = words(
  "Plain, Ruled, Dotted, Squared, Recycled, Marbled, Clothbound, Illustrated, Annotated, Waterproof, Refillable, Fine, Bold, Brass, Wooden, Leather, Weekly, Monthly, Daily, Travel, Pocket, Studio, School, Office, Botanical, Nautical, Celestial, Collected, Essential, Little",
);

export const wonderWords = words(
  "Moonlit, Enchanted, Woodland, Royal, Starlit, Silver, Golden, Dawn, Dusk, Meadow, Mountain, Ceremonial, Apprentice's, Travelling, Ancient, Small, Tall, Winged, Gentle, Sparkling, Frosted, Singing, Whispering, Lucky, Northern, Southern, Midsummer, Midwinter, Festival, Secret",
);
