/* demo-network.h - the structures of the demonstration: centres, schools, partners
 *
 * Sixty-two centres where people live, seven hundred schools, and whom they meet. Immutable once made.
 * UAI numbers begin with 999, which no school has, and their check letter is right.
 */
#pragma once

#include "demo-chronicle.h"
#include "demo-terrain.h"

G_BEGIN_DECLS

typedef enum
{
  DEMO_STRUCTURE_CENTRE,
  DEMO_STRUCTURE_NURSERY,
  DEMO_STRUCTURE_ELEMENTARY,
  DEMO_STRUCTURE_PRIMARY,
  DEMO_STRUCTURE_MIDDLE,
  DEMO_STRUCTURE_HIGH,
  DEMO_STRUCTURE_PARTNER,
} DemoStructureRank;

typedef struct
{
  char              handle[16]; /* "centre-7", "school-12", "partner-3" */
  char             *name;
  DemoStructureRank rank;
  const char       *type;       /* code of structure_type */
  const char       *management; /* code, or NULL */
  const char       *precision;  /* code of position_precision; "to_place" has no position */
  guint             commune;
  DemoPoint         point;
  guint             quarter; /* DEMO_MESH_NONE: in none */
  guint             rep;     /* the network it belongs to, else DEMO_MESH_NONE */
  gboolean          rep_plus;
  guint             uai; /* seven digits; 0: none */
} DemoStructure;

typedef struct
{
  guint    n_centres;
  guint    n_schools;
  guint    n_partners;
  guint    n_reps;
  gboolean described; /* addresses, telephones and the rest: FALSE for benches */
} DemoNetworkSize;

typedef struct
{
  const DemoTerrain *terrain; /* borrowed */
  DemoNetworkSize    size;
  guint64            seed;
  GArray            *structures; /* DemoStructure: centres, then schools, then partners */
  GArray            *heads;      /* guint: the middle school at the head of each network */
} DemoNetwork;

DemoNetwork *demo_network_new (const DemoTerrain     *terrain,
                               guint64                seed,
                               const DemoNetworkSize *size);
void         demo_network_free (DemoNetwork *self);

const DemoStructure *demo_network_get (const DemoNetwork *self,
                                       guint              index);
/* Squared metres. */
double demo_network_get_distance (const DemoNetwork *self,
                                  guint              one,
                                  guint              other);

/* Two partners that are always there. */
#define DEMO_NETWORK_FEDERATION(self) ((self)->size.n_centres + (self)->size.n_schools)
#define DEMO_NETWORK_SCHOOL_PARTNER(self) (DEMO_NETWORK_FEDERATION (self) + 1)

/* Writes one structure's fields into the record begun. */
void demo_network_describe (const DemoNetwork *self,
                            guint              index,
                            DemoChronicle     *chronicle);

/* The check letter of seven digits. */
char demo_network_check_letter (guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoNetwork, demo_network_free)

G_END_DECLS
