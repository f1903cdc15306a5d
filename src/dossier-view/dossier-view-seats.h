/* dossier-view-seats.h - the places of a table: they stay while what they show changes
 *
 * A table of GTK makes anew the widgets of every item that is another than before, and makes two hundred rows at once,
 * seen or not: a fifth of a second in which nobody can type. Here an item is a seat. When a list becomes another the seats
 * it has keep their widgets and are told who sits there now; those it has too many of go; the seats it needs more of
 * come a few at a time, the first ones at once, as many as a window is high.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_SEAT (dossier_view_seat_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSeat, dossier_view_seat, DOSSIER_VIEW, SEAT, GObject)

/* Who sits there: an item of the whole list; never NULL. Borrowed until "changed". */
gpointer dossier_view_seat_get_item (DossierViewSeat *self);
/* signal "changed": another sits there, or who sits there says that it changed, by a signal of that name. */

#define DOSSIER_VIEW_TYPE_SEATS (dossier_view_seats_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewSeats, dossier_view_seats, DOSSIER_VIEW, SEATS, GObject)

/* A GListModel of seats for what whole has, in its order. whole is held. */
DossierViewSeats *dossier_view_seats_new (GListModel *whole);
/* The seat at this position of whole is there when this returns, and all before it. */
void dossier_view_seats_reach (DossierViewSeats *self,
                               guint             position);

G_END_DECLS
