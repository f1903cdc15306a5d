/* demo-toponyms.h - names of places nobody has ever been to
 *
 * French-sounding names made of invented roots and ordinary endings; never the same twice.
 */
#pragma once

#include "demo-random.h"

G_BEGIN_DECLS

#define DEMO_TOPONYMS_DEPARTMENT "Val-d’Aubrelle"
#define DEMO_TOPONYMS_RIVER "Aubrelle"
#define DEMO_TOPONYMS_STREAM "Sorvane"
#define DEMO_TOPONYMS_TOWN "Montaubrel"
#define DEMO_TOPONYMS_SECOND_TOWN "Corvanne"

typedef struct _DemoToponyms DemoToponyms;

DemoToponyms *demo_toponyms_new (guint64 seed);
void          demo_toponyms_free (DemoToponyms *self);

/* A new commune's name, owned by self. river: the water it stands on, or NULL. */
const char *demo_toponyms_make_commune (DemoToponyms *self,
                                        const char   *river);
/* A new quarter's name, owned by self; one commune never gets the same twice. */
const char *demo_toponyms_make_quarter (DemoToponyms *self,
                                        guint         commune);
/* "de Montaubrel", "d’Ermely", "du Plessis-Vervan": caller owns. */
char *demo_toponyms_dup_of (const char *name);
/* Says that a name is taken. */
void demo_toponyms_take (DemoToponyms *self,
                         const char   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoToponyms, demo_toponyms_free)

G_END_DECLS
