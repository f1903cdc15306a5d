/* histories-world.h - desktops that live at random, and what each of their authors had really before the eyes (T1 of SYNC.md)
 *
 * histories-world.c: what was written; histories-steps.c: what happens; histories-exchange.c: how all is read in the end;
 * histories-oracle.c: what must hold then. What fails says the seed.
 */
#pragma once

#include "dossier-replica.h"

G_BEGIN_DECLS

#define MAX_WRITTEN 512
#define N_ENTS 6

typedef guint8 Set[MAX_WRITTEN]; /* of transactions, by number */

/* What one operation of a transaction says. */
typedef struct
{
  guint   kind, ent, field;
  char   *key;
  GBytes *value;
} Word;

typedef struct
{
  DossierPoint point;
  gint64       t;
  guint        rank;
  GArray      *words;
  Set          seen;  /* by its author, itself included */
  Set          chain; /* of its own chain */
} Written;

typedef struct
{
  DossierSegment *segment;
  gboolean        is_lost;
  gboolean        is_on_a_stick; /* lost, until somebody finds it */
} Parcel;

typedef struct
{
  DossierReplica *replica;
  guint           identity;
  gint64          skew;
  gboolean        is_away;
  Set             has;
  GPtrArray      *outbox; /* Parcel, borrowed: sealed and not published */
  GHashTable     *taken;  /* Parcel, borrowed */
  GBytes         *token;  /* of a form that is open */
  Set             token_has;
  GBytes         *backup;
  Set             backup_has;
} Desk;

typedef struct
{
  guint       seed;
  GRand      *rand;
  GPtrArray  *desks;
  GPtrArray  *written; /* Written, by number */
  GHashTable *numbers; /* DossierPoint → number + 1 */
  GPtrArray  *parcels; /* all, owned */
  GPtrArray  *share;   /* borrowed */
  gint64      now;
  guint       n_holes, n_alternatives;
  gboolean    is_whole;    /* on disk, long, and all is exchanged whatever it brings */
  gboolean    loses_files; /* not all that was published is on the share */
} World;

extern const char *const histories_fields[4];
extern const char *const histories_keys[2];

gboolean histories_happens (World *world,
                            double chance);
guint    histories_choose (World *world,
                           guint  count);
guint    histories_hash_point (gconstpointer key);
gboolean histories_is_same_point (gconstpointer a,
                                  gconstpointer b);
/* -1: written by nobody here: an act on members. */
int         histories_find_number (World              *world,
                                   const DossierPoint *point);
void        histories_get_ent (guint   index,
                               guint8 *uuid);
const char *histories_get_ent_id (guint index);
/* What that desktop just wrote, having seen that. */
void histories_learn (World              *world,
                      Desk               *desk,
                      const DossierPoint *point,
                      const guint8       *seen);
void histories_free_written (gpointer data);
void histories_free_parcel (gpointer data);
void histories_free_desk (gpointer data);

/* file: of another desktop, or NULL. */
Desk *histories_add_desk (World  *world,
                          GBytes *file,
                          guint   identity);
/* Something happens. */
void histories_step (World *world);
/* FALSE: nothing is left. */
gboolean histories_seal (World *world,
                         Desk  *desk);
void     histories_publish (World *world,
                            Desk  *desk);
/* All it holds was given to all: what was lost is there again. */
void histories_note_given (Desk *desk);
/* It may come again, or wait. */
DossierReceived histories_take (World                *world,
                                Desk                 *desk,
                                const DossierSegment *segment);
gboolean        histories_is_here (Desk               *desk,
                                   const DossierPoint *point);

/* Everybody reads all there is, and what is lost is given by those who have it, found again or given up. */
void histories_exchange_all (World *world);

void histories_check_same (World *world);
void histories_check_all_here (World *world);
/* A run that is only named, and whose own transactions nobody has any more. */
gboolean histories_has_lost_run (Desk *desk);
/* Each ends the program where it does not hold. */
void histories_check_against_truth (World *world,
                                    Desk  *desk);
void histories_check_erased (World *world,
                             Desk  *desk);

G_END_DECLS
