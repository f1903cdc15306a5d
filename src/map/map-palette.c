#include "map-palette.h"

#define RGBA(hex, a)                                                                       \
  {                                                                                        \
    (((hex) >> 16) & 255) / 255.0, (((hex) >> 8) & 255) / 255.0, ((hex) &255) / 255.0, (a) \
  }
#define RGB(hex) RGBA (hex, 1.0)

#define BRIGHT_MARKS                                                                                          \
  .mark = { RGB (0xD55E00), RGB (0x4FA8DC), RGB (0x1F6FB2), RGB (0x36458F), RGB (0x8A4C93),                   \
            RGB (0xE0A100), RGB (0x56616B), RGB (0x9A938A) },                                                 \
  .letter = { RGB (0xFFFFFF), RGB (0x0B2A40), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0x33260A), \
              RGB (0xFFFFFF), RGB (0xFFFFFF) }

#define PAPER_LINKS                                                                                                                           \
  .link = { RGB (0x0F6CBD), RGB (0xC94F08), RGB (0x7F5590), RGB (0xD0A000), RGB (0x36ABE2), RGB (0xDB7C9E), RGB (0x80452A), RGB (0x0A2A63) }, \
  .link_unknown = RGB (0x8B8680), .link_several = RGB (0x5C636B)

static const MapPalette palettes[MAP_N_PALETTES] = {
  [MAP_PALETTE_LIGHT] = {
    .outside = RGB (0xE7E8E4),
    .land = RGB (0xFBF9F3),
    .water = RGB (0xCFE0E8),
    .commune_border = RGB (0xDAD4C6),
    .outer_border = RGB (0x9C9686),
    .grouping_border = RGB (0xA79AB5),
    .depth = { RGB (0xE9E4F1), RGB (0xD2C8E4), RGB (0xB5A6D2), RGB (0x9480BC) },
    .priority_hatch = RGBA (0xC9A66B, 0.26),
    .quarter_hatch = RGBA (0xB9702A, 0.42),
    .quarter_border = RGBA (0xB06A2C, 0.75),
    .commune_name = RGB (0x746D5E),
    .town_name = RGB (0x4A453B),
    .grouping_name = RGB (0x7C6B91),
    .quarter_name = RGB (0x8F5420),
    .centre_name = RGB (0x9A3F00),
    .structure_name = RGB (0x33475B),
    .name_halo = RGBA (0xFBF9F3, 0.92),
    .casing = RGB (0xFFFFFF),
    BRIGHT_MARKS,
    .cluster = RGB (0x46627F),
    .cluster_count = RGB (0xFFFFFF),
    PAPER_LINKS,
    .selection = RGB (0x111111),
    .hover = RGB (0x3A3A3A),
    .veil = RGBA (0xFBF9F3, 0.55),
    .panel = RGBA (0xFFFFFF, 0.93),
    .panel_text = RGB (0x2E2B26),
    .panel_quiet = RGB (0x6E6A62),
    .text_scale = 1.0,
    .mark_scale = 1.0,
    .line_scale = 1.0,
  },
  [MAP_PALETTE_DARK] = {
    .outside = RGB (0x14171B),
    .land = RGB (0x20252B),
    .water = RGB (0x1B2F3C),
    .commune_border = RGB (0x353C45),
    .outer_border = RGB (0x6A7480),
    .grouping_border = RGB (0x6D6285),
    .depth = { RGB (0x2C2B3D), RGB (0x3B3756), RGB (0x4E4675), RGB (0x655A9A) },
    .priority_hatch = RGBA (0xC9A66B, 0.13),
    .quarter_hatch = RGBA (0xD79A5B, 0.38),
    .quarter_border = RGBA (0xD79A5B, 0.65),
    .commune_name = RGB (0x929CA8),
    .town_name = RGB (0xD0D6DD),
    .grouping_name = RGB (0xA79BC4),
    .quarter_name = RGB (0xD7A46E),
    .centre_name = RGB (0xFFA766),
    .structure_name = RGB (0xB9CCDF),
    .name_halo = RGBA (0x1B1F24, 0.9),
    .casing = RGB (0x14171B),
    .mark = { RGB (0xF5812A), RGB (0x7CC4F0), RGB (0x4F9BDC), RGB (0x8C9BE8), RGB (0xC78BD2), RGB (0xF0BC3F), RGB (0xA3AFBB), RGB (0x8C867E) },
    .letter = { RGB (0x2B1300), RGB (0x08263A), RGB (0x061D33), RGB (0x10163B), RGB (0x2E0F36), RGB (0x33260A), RGB (0x14191E), RGB (0x16140F) },
    .cluster = RGB (0x6B8CB0),
    .cluster_count = RGB (0x0C141D),
    .link = { RGB (0x2F83EA), RGB (0xF4551C), RGB (0x8A69B0), RGB (0xF8E36A), RGB (0xBFF0FA), RGB (0xE4849E), RGB (0xC4A766), RGB (0xB6ACF8) },
    .link_unknown = RGB (0x8B929A),
    .link_several = RGB (0xAEB7C1),
    .selection = RGB (0xFFFFFF),
    .hover = RGB (0xE0E0E0),
    .veil = RGBA (0x14171B, 0.55),
    .panel = RGBA (0x1B2026, 0.93),
    .panel_text = RGB (0xE8EBEE),
    .panel_quiet = RGB (0x9CA5AE),
    .text_scale = 1.0,
    .mark_scale = 1.0,
    .line_scale = 1.0,
  },
  [MAP_PALETTE_CONTRAST] = {
    .outside = RGB (0xFFFFFF),
    .land = RGB (0xFFFFFF),
    .water = RGB (0xBFD9E8),
    .commune_border = RGB (0x8A8A8A),
    .outer_border = RGB (0x000000),
    .grouping_border = RGB (0x4A2E6B),
    .depth = { RGB (0xE9E4F1), RGB (0xD2C8E4), RGB (0xB5A6D2), RGB (0x9480BC) },
    .priority_hatch = RGBA (0x000000, 0.16),
    .quarter_hatch = RGBA (0x000000, 0.6),
    .quarter_border = RGB (0x000000),
    .commune_name = RGB (0x333333),
    .town_name = RGB (0x000000),
    .grouping_name = RGB (0x3B2459),
    .quarter_name = RGB (0x000000),
    .centre_name = RGB (0x6B2A00),
    .structure_name = RGB (0x000000),
    .name_halo = RGB (0xFFFFFF),
    .casing = RGB (0xFFFFFF),
    .mark = { RGB (0xA84400), RGB (0x2E8BC5), RGB (0x004C80), RGB (0x1B2266), RGB (0x5E2468), RGB (0xB57F00), RGB (0x2B3238), RGB (0x5C5751) },
    .letter = { RGB (0xFFFFFF), RGB (0x000000), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0x000000), RGB (0xFFFFFF), RGB (0xFFFFFF) },
    .cluster = RGB (0x1B3A57),
    .cluster_count = RGB (0xFFFFFF),
    .link = { RGB (0x3A4A78), RGB (0x801C00), RGB (0x631383), RGB (0x8B6E06), RGB (0x2A70DB), RGB (0xB6575A), RGB (0x3A0A11), RGB (0x00002A) },
    .link_unknown = RGB (0x555555),
    .link_several = RGB (0x222222),
    .selection = RGB (0x000000),
    .hover = RGB (0x000000),
    .veil = RGBA (0xFFFFFF, 0.6),
    .panel = RGB (0xFFFFFF),
    .panel_text = RGB (0x000000),
    .panel_quiet = RGB (0x222222),
    .text_scale = 1.15,
    .mark_scale = 1.15,
    .line_scale = 1.4,
  },
  [MAP_PALETTE_PRINT] = {
    .outside = RGB (0xFFFFFF),
    .land = RGB (0xFDFCF8),
    .water = RGB (0xCFE0E8),
    .commune_border = RGB (0xCFC8B8),
    .outer_border = RGB (0x7D7768),
    .grouping_border = RGB (0x9485A6),
    .depth = { RGB (0xE9E4F1), RGB (0xD2C8E4), RGB (0xB5A6D2), RGB (0x9480BC) },
    .priority_hatch = RGBA (0xC9A66B, 0.3),
    .quarter_hatch = RGBA (0xB9702A, 0.6),
    .quarter_border = RGBA (0xA9621F, 0.85),
    .commune_name = RGB (0x6B6456),
    .town_name = RGB (0x38342B),
    .grouping_name = RGB (0x6B5A80),
    .quarter_name = RGB (0x80481A),
    .centre_name = RGB (0x8A3800),
    .structure_name = RGB (0x2A3D50),
    .name_halo = RGBA (0xFFFFFF, 0.92),
    .casing = RGB (0xFFFFFF),
    BRIGHT_MARKS,
    .cluster = RGB (0x46627F),
    .cluster_count = RGB (0xFFFFFF),
    PAPER_LINKS,
    .selection = RGB (0x111111),
    .hover = RGB (0x3A3A3A),
    .veil = RGBA (0xFFFFFF, 0.55),
    .panel = RGB (0xFFFFFF),
    .panel_text = RGB (0x1E1B16),
    .panel_quiet = RGB (0x5C574E),
    .text_scale = 0.66,
    .mark_scale = 0.56,
    .line_scale = 0.56,
  },
  [MAP_PALETTE_PROJECTOR] = {
    .outside = RGB (0xE4E6E6),
    .land = RGB (0xFFFFFF),
    .water = RGB (0xB9D6E4),
    .commune_border = RGB (0xBDB7A9),
    .outer_border = RGB (0x6B6659),
    .grouping_border = RGB (0x7A6794),
    .depth = { RGB (0xE9E4F1), RGB (0xD2C8E4), RGB (0xB5A6D2), RGB (0x9480BC) },
    .priority_hatch = RGBA (0xC08A3A, 0.3),
    .quarter_hatch = RGBA (0xA9581A, 0.7),
    .quarter_border = RGBA (0x96500F, 0.9),
    .commune_name = RGB (0x57524A),
    .town_name = RGB (0x1E1B16),
    .grouping_name = RGB (0x54426E),
    .quarter_name = RGB (0x6E3A0C),
    .centre_name = RGB (0x7D3200),
    .structure_name = RGB (0x152738),
    .name_halo = RGBA (0xFFFFFF, 0.95),
    .casing = RGB (0xFFFFFF),
    .mark = { RGB (0xC24F00), RGB (0x3E9FDB), RGB (0x005E9E), RGB (0x27347F), RGB (0x7B3A86), RGB (0xD49400), RGB (0x3E4851), RGB (0x7D766D) },
    .letter = { RGB (0xFFFFFF), RGB (0x06202F), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0xFFFFFF), RGB (0x2B1F04), RGB (0xFFFFFF), RGB (0xFFFFFF) },
    .cluster = RGB (0x2F4F70),
    .cluster_count = RGB (0xFFFFFF),
    .link = { RGB (0x0560AC), RGB (0xBF3A02), RGB (0x84307A), RGB (0xDE8C00), RGB (0x1C9BE2), RGB (0xC5709A), RGB (0x66432D), RGB (0x0A1148) },
    .link_unknown = RGB (0x6F6A64),
    .link_several = RGB (0x3E444B),
    .selection = RGB (0x000000),
    .hover = RGB (0x222222),
    .veil = RGBA (0xFFFFFF, 0.6),
    .panel = RGBA (0xFFFFFF, 0.96),
    .panel_text = RGB (0x14120E),
    .panel_quiet = RGB (0x4A463F),
    .text_scale = 2.4, /* the smallest name is 24 pixels: read from the back of the room */
    .mark_scale = 2.2,
    .line_scale = 2.0,
  },
};

const MapPalette *
map_palette_get (MapPaletteKind kind)
{
  g_return_val_if_fail (kind < MAP_N_PALETTES, &palettes[MAP_PALETTE_LIGHT]);

  return &palettes[kind];
}

MapColour
map_colour_mix (MapColour one,
                MapColour other,
                double    share)
{
  return (MapColour){ one.red + (other.red - one.red) * share, one.green + (other.green - one.green) * share,
                      one.blue + (other.blue - one.blue) * share, one.alpha + (other.alpha - one.alpha) * share };
}

MapColour
map_palette_get_link_colour (const MapPalette *self,
                             guint             term)
{
  return term == MAP_TERM_UNKNOWN ? self->link_unknown : self->link[term % MAP_N_LINK_COLOURS];
}

MapColour
map_palette_get_depth_colour (const MapPalette *self,
                              guint             depth)
{
  if (depth == 0)
    return self->land;
  return depth <= MAP_N_DEPTHS ? self->depth[depth - 1] : map_colour_mix (self->land, self->panel_quiet, 0.2);
}
