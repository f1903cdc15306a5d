#include "demo-words.h"

static const char *const centres[] = {
  "Les Marronniers", "L’Escale", "La Passerelle", "Le Trait d’Union", "Les Quatre Saisons", "La Ruche", "Le Tournesol",
  "L’Arbre à Palabres", "Les Hirondelles", "Le Colibri", "La Boussole", "Le Phare", "Les Deux Rives", "La Clairière",
  "Le Grand Large", "Les Coquelicots", "La Source", "Le Moulin", "La Fontaine aux Oiseaux", "Les Lucioles", "Le Kiosque",
  "La Courte Échelle", "L’Horizon", "Les Bleuets", "La Marelle", "Le Cerf-Volant", "La Charmille", "Le Carrousel",
  "L’Éclaircie", "Les Sarments", "La Tisserande", "Le Préau", "Les Alouettes", "La Voile Blanche", "Le Verger",
  "La Girouette", "Les Mille Feuilles", "L’Envol", "Le Fil Rouge", "La Halte", "Les Roseaux", "Le Cadran", "La Grange aux Idées",
  "L’Atelier des Voisins", "Les Érables", "La Lanterne", "Le Pas de Côté", "La Farandole", "Les Nénuphars", "L’Étincelle",
  "Le Point du Jour", "La Canopée", "Les Cheminots", "La Margelle", "Le Rendez-Vous", "L’Oasis", "Les Glycines", "La Balancelle",
  "Le Sémaphore", "Les Martinets", "La Cabane", "Le Vent d’Est", "La Palette", "Les Peupliers", "L’Archipel", "Le Belvédère"
};

static const char *const schools[] = {
  "Jules-Ferry", "Louise-Michel", "Victor-Hugo", "Jean-Jaurès", "Marie-Curie", "George-Sand", "Jean-Moulin", "Paul-Éluard",
  "Jacques-Prévert", "Louis-Pasteur", "Simone-Veil", "Antoine-de-Saint-Exupéry", "Jean-de-La-Fontaine", "Charles-Perrault", "Rosa-Parks",
  "Émile-Zola", "Jules-Verne", "Joséphine-Baker", "Frédéric-Chopin", "Claude-Monet", "Berthe-Morisot", "Camille-Claudel", "Denis-Diderot",
  "Voltaire", "Jean-Jacques-Rousseau", "Condorcet", "Olympe-de-Gouges", "Flora-Tristan", "Élisa-Lemonnier", "Pauline-Kergomard",
  "Célestin-Freinet", "Maria-Montessori", "Henri-Wallon", "Paul-Langevin", "Frédéric-Joliot-Curie", "Irène-Joliot-Curie", "Sophie-Germain",
  "Ada-Lovelace", "Évariste-Galois", "Galilée", "Copernic", "Ambroise-Paré", "Lavoisier", "Buffon", "Alexandre-Dumas", "Honoré-de-Balzac",
  "Gustave-Flaubert", "Guy-de-Maupassant", "Colette", "Marcel-Pagnol", "Alphonse-Daudet", "Charles-Baudelaire", "Arthur-Rimbaud",
  "Paul-Verlaine", "Guillaume-Apollinaire", "Robert-Desnos", "Louis-Aragon", "Albert-Camus", "Simone-de-Beauvoir", "Marguerite-Yourcenar",
  "Aimé-Césaire", "Léopold-Sédar-Senghor", "Léo-Lagrange", "Pierre-Brossolette", "Danielle-Casanova", "Germaine-Tillion", "Lucie-Aubrac",
  "Geneviève-de-Gaulle-Anthonioz", "Anne-Frank", "Nelson-Mandela", "Martin-Luther-King", "Gandhi", "Toussaint-Louverture", "Victor-Schœlcher",
  "Henri-Matisse", "Auguste-Renoir", "Paul-Cézanne", "Vincent-Van-Gogh", "Rosa-Bonheur", "Jean-Sébastien-Bach", "Maurice-Ravel",
  "Claude-Debussy", "Hector-Berlioz", "Nadia-Boulanger", "Édith-Piaf", "Georges-Brassens", "Jean-Vilar", "Molière", "Jean-Racine",
  "Pierre-de-Ronsard", "François-Rabelais", "Michel-de-Montaigne", "Blaise-Pascal", "Madame-de-Sévigné", "La-Bruyère", "Hélène-Boucher",
  "Louis-Blériot", "Jean-Mermoz", "Alain-Fournier", "Charles-Péguy", "Edmond-Rostand", "Jean-Giono", "Romain-Rolland", "Anatole-France"
};

static const char *const places[] = {
  "du Bourg", "des Tilleuls", "du Centre", "de la Mairie", "du Château", "des Prés", "du Lavoir", "de la Vallée", "du Moulin",
  "des Acacias", "de la Fontaine", "des Quatre-Chemins", "du Vieux-Pont", "des Vergers"
};

static const char *const streets[] = {
  "rue des Tilleuls", "rue de la République", "avenue de la Gare", "rue du Moulin", "place du Marché", "rue des Écoles", "allée des Peupliers",
  "rue de l’Église", "boulevard du Nord", "rue des Jardins", "impasse des Lilas", "rue du Lavoir", "avenue du Parc", "rue de la Fontaine",
  "rue des Vignes", "chemin des Prés", "rue du Château", "allée des Cerisiers", "square des Oiseaux", "rue de la Liberté", "rue du Pont",
  "avenue des Marronniers", "rue de la Paix", "place des Fêtes", "rue du Stade", "cours de la Rivière", "rue du Four", "rue des Tanneurs"
};

static const char *const given_names[] = {
  "Alba", "Idris", "Nora", "Samir", "Clémence", "Yanis", "Solène", "Moussa", "Inès", "Bastien", "Awa", "Corentin", "Leïla", "Marius", "Fanta",
  "Élise", "Karim", "Jeanne", "Adama", "Violaine", "Thibault", "Meriem", "Gaspard", "Aïcha", "Ronan", "Salomé", "Ousmane", "Margaux", "Selim",
  "Perrine", "Amadou", "Louane", "Rachid", "Apolline", "Farid", "Noémie", "Lamine", "Capucine", "Djibril", "Mathilde", "Elias", "Hortense",
  "Nabil", "Séverine", "Tarek", "Éloïse", "Bakary", "Maëlle", "Younes", "Agathe"
};

static const char *const family_names[] = {
  "Noisetier", "Chèvrefeuille", "Mirabelle", "Tournesol", "Bergeronnette", "Églantine", "Coquelicot", "Châtaigne", "Hirondelle", "Giroflée",
  "Mésange", "Aubépine", "Cornouiller", "Pervenche", "Rossignol-Desprès", "Myosotis", "Campanule", "Genévrier", "Passerose", "Fauvette",
  "Troglodyte", "Sauge", "Primevère", "Liseron", "Chardonneret", "Grenadille", "Bruyère-Sauvage", "Jonquille", "Mélilot", "Tourterelle",
  "Capucine-Rouge", "Pimprenelle", "Verveine", "Loriot", "Bouvreuil", "Sarcelle", "Centaurée", "Reinette", "Alisier", "Cassis",
  "Sittelle", "Framboisier", "Angélique-Verte", "Milan-Royal", "Belladone", "Roitelet", "Edelweiss", "Hellébore", "Marjolaine", "Ortolan"
};

static const char *const associations[] = {
  "Lire en chemin", "Les Mots partagés", "Couleurs du quartier", "Le Jardin des familles", "Entre voisins", "Cultures en fête", "Passeurs de langues",
  "Un coup de pouce", "Théâtre des Petits Pas", "Les Tambours du Val", "Cuisine du monde", "Bibliothèque de rue", "Roule ta roue"
};

static const char *const publics[] = {
  "parents de maternelle", "parents d’élèves de CP", "élèves de CM2 et de 6e", "collégiens", "familles arrivées depuis peu", "enfants de 6 à 11 ans",
  "parents éloignés de l’école", "délégués de parents", "lycéens", "mères isolées", "pères", "jeunes en voie de décrochage", "toutes les familles du quartier", "enseignants"
};

#define WORDS(list)           \
  {                           \
    list, G_N_ELEMENTS (list) \
  }

static const DemoWords lists[] = {
  [DEMO_WORDS_CENTRES] = WORDS (centres),
  [DEMO_WORDS_SCHOOLS] = WORDS (schools),
  [DEMO_WORDS_PLACES] = WORDS (places),
  [DEMO_WORDS_STREETS] = WORDS (streets),
  [DEMO_WORDS_GIVEN_NAMES] = WORDS (given_names),
  [DEMO_WORDS_FAMILY_NAMES] = WORDS (family_names),
  [DEMO_WORDS_ASSOCIATIONS] = WORDS (associations),
  [DEMO_WORDS_PUBLICS] = WORDS (publics),
};

DemoWords
demo_words_get (DemoWordsList list)
{
  return lists[list];
}

const char *
demo_words_draw (DemoWordsList list,
                 DemoRandom   *random)
{
  return lists[list].words[demo_random_below (random, lists[list].n)];
}
