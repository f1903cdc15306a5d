#include "dossier-courtesy-private.h"

#include "dossier-store-private.h"

#define LOOK_EVERY 20 /* ms between two looks at who gives up */

static guint
get_now (void)
{
  return (guint) (g_get_monotonic_time () / 1000);
}

void
dossier_courtesy_note (DossierCourtesy *self)
{
  g_atomic_int_set (&self->moved, (int) MAX (get_now (), 1));
}

/* The hand that never moved rests. */
static gboolean
moves (const DossierCourtesy *self)
{
  guint moved = (guint) g_atomic_int_get (&self->moved);

  return moved != 0 && get_now () - moved < DOSSIER_COURTESY_REST;
}

void
dossier_courtesy_wait (const DossierCourtesy *self,
                       GCancellable          *cancellable)
{
  while (moves (self) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (LOOK_EVERY * 1000);
}

void
dossier_store_give_way (DossierStore *self)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));

  if (self->core != NULL)
    dossier_courtesy_note (&self->core->courtesy);
}
