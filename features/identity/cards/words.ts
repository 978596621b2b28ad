/** Short words that children know and type: none that sounds like another of them, none with a second meaning that a school would rather not print. */
export const WORDS = `
acorn actor album amber angle apple apron arrow autumn badge bagel baker bamboo banana banjo barn basil basket beach beacon beaver bench berry bicycle
biscuit blanket blossom boat bonfire book border bottle bowl branch bread breeze brick bridge broom brush bubble bucket butter button cabin cactus camel
camera candle canoe canvas captain caravan carpet carrot castle cavern cedar ceiling cello chalk cheese cherry chimney circle circus city clarinet cliff clock
cloud clover coast cobalt coconut comet compass copper coral corner cotton cousin cradle crayon cricket crown crystal cuckoo cup curtain cushion daisy dancer
dawn delta desert diamond dolphin donkey door dragon drawer drum eagle early earth easel echo elbow elephant ember emerald engine envelope evening falcon
farmer feather fence fern ferry fiddle field finch finger flag flame flute forest fossil fountain frame friend frost funnel gallery garage garden garlic gate
gecko giant ginger giraffe glacier globe glove goblet golden granite grape grass gravel guitar hammer hammock harbour harvest hazel hedge helmet hermit hill
hockey honey horizon hotel hummus husky icicle igloo indigo insect island ivory jacket jaguar jasmine jigsaw jungle juniper kangaroo kayak kernel kettle
kitchen kite kitten koala ladder lagoon lake lantern laptop lavender leaf lemon lentil letter lilac lime lion lizard llama lobster locket lotus lunch lynx
magnet magpie mango maple marble market meadow melon metal midnight mirror mitten monkey moon morning mosaic moss motor mountain muffin museum mustard napkin
nature needle nest nickel noodle north notebook nugget oak oasis oboe ocean olive onion opal orange orbit orchard orchid otter oven oyster paddle palace
panda paper papaya parade parrot parsley pasta pastel path peach peanut pearl pebble pelican pencil penguin pepper piano picnic pillow pilot pine pirate planet
plum pocket poem polar pond pony poppy portal potato prairie present pretzel prince pudding puffin pumpkin puppet purple puzzle pyramid quartz quilt rabbit
radio radish railway rainbow raven ribbon river robin robot rocket roof rope ruby runner saddle saffron sailor salad salmon sandal sapphire satin saucer
scarf school scooter seal season shadow shelf shell shore silver singer sketch slipper snail snow sofa sparrow spinach spiral spoon spring squirrel stable
stadium staple star statue steam stone stool storm summer sunset swan sweater swing table tailor teapot temple tennis theatre thimble thunder ticket tiger
timber toast toffee tomato topaz torch tower tractor train treasure tree trumpet tulip tunnel turtle umbrella uncle unicorn valley vanilla velvet village
vine violet violin volcano waffle wagon walnut walrus water whale wheat wheel whisper willow window winter wizard wolf wombat yellow yogurt zebra zigzag
`
  .trim()
  .split(/\s+/);
