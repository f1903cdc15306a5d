/* carry-fixture.h - a shared folder of its own for a test, and two desktops on it
 *
 * place/share, and the mirrors place/anne and place/ben; all goes with the test. Paths given are of that place.
 */
#pragma once

#include "carry-relay.h"

G_BEGIN_DECLS

#define ANNE "00000000000000a1"
#define BEN "00000000000000b2"
#define SENTINEL "the federation of the hills"
#define FIRST "s-0000000001-0000000002-0badcafe-00-11111111.lsg"
#define SECOND "s-0000000003-0000000003-0badcafe-00-22222222.lsg"
#define THIRD "s-0000000004-0000000009-0badcafe-00-33333333.lsg"

typedef struct
{
  char       *place;
  CarryRelay *anne;
  CarryRelay *ben;
} CarryFixture;

void carry_fixture_set_up (CarryFixture *self,
                           gconstpointer unused);

/* The share is made already. */
void carry_fixture_set_up_shared (CarryFixture *self,
                                  gconstpointer unused);
void carry_fixture_tear_down (CarryFixture *self,
                              gconstpointer unused);

/* Another desktop. Its mirror is made; caller owns. */
CarryRelay *carry_fixture_sit_down (const CarryFixture *self,
                                    const char         *share,
                                    const char         *mirror,
                                    const char         *poste);

void carry_fixture_make_share (CarryRelay *relay);

/* code: of CARRY_ERROR, the only one the report may have; -1: none. Caller owns. */
CarryReport *carry_fixture_ask (CarryRelay        *relay,
                                CarryAsk           what,
                                const char *const *names,
                                int                code);

/* As ask, without error; the names, then NULL. */
void carry_fixture_do (CarryRelay *relay,
                       CarryAsk    what,
                       ...);

/* The liens-relay that the next helper is. */
void carry_fixture_use_program (const char *program);

char *carry_fixture_dup_path (const CarryFixture *self,
                              const char         *name);
void  carry_fixture_make_dirs (const CarryFixture *self,
                               const char         *name);
void  carry_fixture_put (const CarryFixture *self,
                         const char         *name,
                         const char         *text);
void  carry_fixture_assert_holds (const CarryFixture *self,
                                  const char         *name,
                                  const char         *text);
guint carry_fixture_count (const CarryFixture *self,
                           const char         *name);

G_END_DECLS
