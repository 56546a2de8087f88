"""Countries as people call them in the languages of the house, with their article or their state before them."""

from __future__ import annotations

from coopctl.patterns import regex
from coopctl.spelling import synonyms

_COUNTRIES = synonyms.table(
    BE="flandre, flandres, vlaanderen, wallonie, bruxelles, brussel, belgium, belgique, royaume de belgique, "
    "koninkrijk belgie, belgie, belgien, bel, بلجيكا",
    MA="morocco, maroc, marokko, al maghrib, mar, المغرب, royaume du maroc, kingdom of morocco, "
    "koninkrijk marokko, المملكة المغربية",
    FR="france, frankrijk, fra, republique francaise, french republic, فرنسا, الجمهورية الفرنسية",
    NL="hollande, holland, netherlands, nederland, pays bas, nld, هولندا",
    DE="germany, allemagne, deutschland, duitsland, deu, المانيا",
    ES="spain, espagne, espana, spanje, esp, اسبانيا",
    IT="italy, italie, italia, ita, ايطاليا", LU="luxembourg, luxemburg, lux",
    AT="autriche, austria, oostenrijk, النمسا", BR="bresil, brazil, brazilie, البرازيل", CL="chili, chile",
    CN="chine, china, الصين", CO="colombie, colombia", CU="cuba", DK="danemark, denmark, denemarken",
    ET="ethiopie, ethiopia", FI="finlande, finland", GR="grece, greece, griekenland, اليونان",
    HT="haiti", ID="indonesie, indonesia", IE="irlande, ireland, ierland", IN="inde, india, الهند",
    JO="jordanie, jordan, jordanie, الاردن", JP="japon, japan, اليابان", KE="kenya",
    KR="coree du sud, south korea, zuid korea",
    LB="liban, lebanon, libanon, لبنان", LY="libye, libya, libie, ليبيا", MG="madagascar", MX="mexique, mexico",
    MZ="mozambique", PE="perou, peru", PL="pologne, poland, polen", PS="palestine, palestina, فلسطين",
    RO="roumanie, romania, roemenie", RW="rwanda, رواندا", SE="suede, sweden, zweden", SR="suriname",
    TD="tchad, chad, tsjaad, تشاد", TR="turquie, turkey, turkije, turkiye, تركيا", TZ="tanzanie, tanzania",
    UA="ukraine, oekraine", UG="ouganda, uganda, oeganda", VN="vietnam", ZA="afrique du sud, south africa, zuid afrika",
    GB="angleterre, england, engeland, ecosse, pays de galles, united kingdom, royaume uni, great britain, uk, "
    "verenigd koninkrijk, بريطانيا, المملكة المتحدة", TN="tunisia, tunisie, tunesie, tun, تونس, republique tunisienne, "
    "الجمهورية التونسية",
    DZ="algeria, algerie, algerije, dza, الجزاير",
    CI="cote d'ivoire, cote d’ivoire, ivory coast, ivoorkust, civ", CM="cameroun, cameroon, kameroen, cmr",
    NO="norway, norvege, noorwegen, nor",
    CH="switzerland, suisse, zwitserland, che, سويسرا",
    CA="canada, can, كندا", PT="portugal, prt, البرتغال",
    ML="mali, mli, مالي", NE="niger, ner", BF="burkina faso, burkina, bfa", BJ="benin, ben", TG="togo, tgo",
    GN="guinee, guinea, gin", MR="mauritanie, mauritania, mrt, موريتانيا", GA="gabon, gab",
    EG="egypt, egypte, egy, مصر",
    SN="senegal, sen, السنغال", CD="rdc, drc, congo kinshasa, cod",
    US="united states, etats unis, verenigde staten, usa, الولايات المتحدة, امريكا",
)  # fmt: skip
#: What stands before the name of a country, or of its people, and in Arabic before most names.
_STATE = regex(
    r"(?:(?:le |la |l['’]|the |het |de )?"
    r"(?:royaume|republique|kingdom|republic|koninkrijk|republiek|(?:ال)?مملكة|(?:ال)?جمهورية) "
    r"(?:du |de la |de l['’]|d['’]|de |des |of |van )?|le |la |les |l['’]|the |het )(?=\S)"
)


def country(written: str) -> str | None:
    """Return the code of a country by its name, or by its code of three letters; its state, or an article, may lead."""
    low, known = synonyms.folded(written), _COUNTRIES()
    bare = _STATE.sub("", low, count=1)
    ways = (low, bare, f"ال{bare}", bare.removeprefix("ال"))
    return next((known[each] for each in ways if each in known), None)
