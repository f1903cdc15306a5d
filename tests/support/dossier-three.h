/* dossier-three.h - three desktops of a federation that hear of each other's acts, in memory
 *
 * For the tests of what they make of them. A desktop says something of a structure, hands over what it wrote; what it holds and shows is
 * looked at.
 */
#pragma once

#include "dossier-receive.h"
#include "dossier-replica.h"

G_BEGIN_DECLS

typedef struct
{
  DossierReplica *anna; /* the founder's */
  DossierReplica *paul;
  DossierReplica *lea;
  GPtrArray      *sealed; /* DossierSegment, in the order they were handed over */
} DossierThree;

#define SCHOOL "0123456789abcdef0123456789abcdef"
#define OTHER "1123456789abcdef0123456789abcdef"
#define LINK "2123456789abcdef0123456789abcdef"

/* How many operations hold a telephone number. */
#define DOSSIER_THREE_HOLDS_0606 "SELECT count (*) FROM op WHERE instr (data, '0606060606') > 0"
#define DOSSIER_THREE_HOLDS_0102 "SELECT count (*) FROM op WHERE instr (data, '0102030405') > 0"

/* data: NULL in an open folder; else each desktop waits to be admitted. */
void            dossier_three_set_up (DossierThree *self,
                                      gconstpointer data);
void            dossier_three_tear_down (DossierThree *self,
                                         gconstpointer data);
DossierSegment *dossier_three_hand_over (DossierThree   *self,
                                         DossierReplica *from);
/* All that is handed over, to all, until nothing waits. */
void          dossier_three_exchange (DossierThree *self);
void          dossier_three_assert_alike (DossierThree *self);
void          dossier_three_say_as (DossierReplica *desk,
                                    const char     *id,
                                    const char     *field,
                                    const char     *text,
                                    DossierRank     rank,
                                    GBytes         *seen);
void          dossier_three_say (DossierReplica *desk,
                                 const char     *id,
                                 const char     *field,
                                 const char     *text);
void          dossier_three_remove_record (DossierReplica *desk,
                                           const char     *id);
DossierState *dossier_three_look (DossierReplica *desk,
                                  const char     *id);
/* The field, and how many other values stand beside it. */
void           dossier_three_assert_says (DossierReplica *desk,
                                          const char     *id,
                                          const char     *field,
                                          const char     *text,
                                          guint           n_alternatives);
gint64         dossier_three_ask (DossierReplica *desk,
                                  const char     *sql);
DossierReceipt dossier_three_give (DossierReplica       *desk,
                                   const DossierSegment *segment);
const guint8  *dossier_three_uuid_of (guint identity);
void           dossier_three_erase_phone (DossierReplica *desk);
void           dossier_three_assert_holds (DossierThree *self,
                                           const char   *sql,
                                           gint64        count);

G_END_DECLS
