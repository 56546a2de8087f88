"""Words of vocabularies as people say them, in the languages of the house: each with what files say for it."""

from __future__ import annotations

from types import MappingProxyType

#: Between commas; a word may stand for several, each in a vocabulary of its own.
WORDS = MappingProxyType(
    {
        "proposed": "en négociation, en discussion, in onderhandeling, قيد التفاوض, proposition, à valider, "
        "te valideren, to be approved, goed te keuren, concept, مسودة, مشروع, à l’étude, à l'étude, en étude, "
        "in studie, قيد الدراسة, under study, projet, brouillon, draft, proposal, propose, à proposer, idée, "
        "idea, voorstel, اقتراح, فكرة, suggested",
        "planned": "te starten, op te starten, uit te voeren, à exécuter, à réaliser, démarrage imminent, 0, 🆕, "
        "☐, scheduled, مخطط, مخطط لها, to do, todo, upcoming, planifié, prévu, programmé, à faire, à venir, "
        "te doen, voorzien, gepland, non commencé, pas commencé, pas encore commencé, non démarré, pas démarré, "
        "à démarrer, à lancer, not started, niet gestart, nog niet gestart, nog te starten, لم تبدأ, لم يبدأ, "
        "لم تنطلق, لم ينطلق, لم ينطلق بعد, لم تنطلق بعد, لم يبدأ بعد, لم تبدأ بعد, مبرمج, مقرر, مرتقب, "
        "nog te doen",
        "in_progress": "⏳, ⌛, 🔄, 🚧, ▶, ▶️, 🏃, ongoing, on going, running, started, under way, underway, wip, "
        "en cours, démarré, commencé, lancé, entamé, en exécution, en phase de démarrage, gelanceerd, in gang, "
        "نشط, نشطة, reconduit, prolongé, verlengd, active, actif, lopend, loopt, bezig, gestart, begonnen, جار, "
        "جارية, قيد التنفيذ, في طور الإنجاز, انطلق, بدأ, en cours de réalisation",
        "on_hold": "⏸, ⏸️, ✋, ajourné, différé, stand by, en suspens, paused, postponed, stopped, blocked, "
        "suspendu, en attente, reporté, en pause, bloqué, gelé, in afwachting, wachten, قيد الانتظار, "
        "في الانتظار, à l’arrêt, opgeschort, geblokkeerd, uitgesteld, stilgelegd, in de wacht, متوقف, معلق, "
        "معطل, مؤجل, suspended, stalled, موقوف",
        "completed": "✅, ✔, ✔️, ✓, ☑, ☑️, 👍, fermé, accompli, exécuté, soldé, livré, منتهي, 100, done, finished, "
        "complete, closed, terminé, achevé, réalisé, fini, clôturé, clos, fait, abouti, voltooid, afgerond, "
        "afgewerkt, uitgevoerd, beëindigd, klaar, afgesloten, gereed, gedaan, منجز, منته, انتهى, تم, مكتمل, "
        "تم الإنجاز",
        "partly_completed": "partly, partiel, partiellement, partiellement achevé, gedeeltelijk, deels, جزئيا, "
        "partly done, partially completed, partial, partiellement réalisé, partiellement terminé, "
        "partiellement exécuté, en partie réalisé, gedeeltelijk voltooid, deels voltooid, deels uitgevoerd, "
        "gedeeltelijk uitgevoerd, منجز جزئيا, réalisé en partie, partially done, deels klaar, جزئي, مكتمل جزئيا",
        "cancelled": "🚫, ⛔, 🗑, 🗑️, ملغي, afgelast, aborted, retiré, sans suite, classé sans suite, canceled, "
        "abandoned, dropped, annulé, abandonné, supprimé, geannuleerd, geschrapt, stopgezet, ملغى, ملغاة, "
        "متخلى عنه, pas tenu, not held, niet doorgegaan, ألغي, لم ينعقد",
        "in_negotiation": "under negotiation, being negotiated, en attente de signature, en cours de validation, "
        "en cours de rédaction, prêt à signer, à valider, awaiting signature, to sign, "
        "in afwachting van ondertekening, in voorbereiding, في انتظار التوقيع, à signer, à négocier, "
        "en cours de négociation, en cours de signature, en préparation, brouillon, concept, مسودة, "
        "te ondertekenen, to be signed, negotiation, en négociation, draft, projet, en discussion, "
        "in onderhandeling, قيد التفاوض, ontwerp, in bespreking, مشروع",
        "in_force": "en cours, reconduit, renouvelé, prolongé, verlengd, geldig, en vigueur, active, actif, "
        "van kracht, lopend, ساري, سارية المفعول, actuel, applicable, in effect, نافذة",
        "signed": "signé, getekend, ondertekend, موقع, تم التوقيع",
        "suspended": "suspendu, paused, opgeschort, معلق, en pause, gelé, on hold, frozen, geschorst",
        "terminated": "abrogé, rompu, dénoncée, résilié, ended, dénoncé, opgezegd, مفسوخ, ملغى, cancelled, "
        "ملغاة, فسخت",
        "expired": "échu, expiré, terminé, verlopen, منتهي, منتهية, منتهية الصلاحية",
        "high": "p1, prio 1, priorité 1, a, !!, !!!, +++, ★★★, ***, ⬆, ⬆️, haute priorité, priorité haute, haut, "
        "élevé, urgent, prioritaire, très haut, très élevé, très urgent, maximal, critique, very high, critical, "
        "hoog, zeer hoog, dringend, عال, عالية, قصوى, عالية جدا, forte, top, hoge, مرتفعة, عاجل, كبيرة",
        "medium": "p2, prio 2, priorité 2, 2, b, ★★, **, moyen, normal, gemiddeld, متوسط, standard, average, "
        "middelmatig, عادية",
        "low": "p3, prio 3, priorité 3, c, ★, ⬇, ⬇️, bas, faible, très bas, très faible, non prioritaire, "
        "very low, laag, zeer laag, منخفض, ضعيف, peu prioritaire, secondaire, minor, lage, beperkt, دنيا, ثانوية",
        "partner": "partenaire, partner, شريك, associé, partner organisation, الشريك, associate",
        "funder": "bailleur, bailleur de fonds, financeur, donor, geldgever, ممول, مانح, donateur, mécène, "
        "sponsor, subsidieverlener, الجهة الممولة, داعم",
        "framework": "accord cadre, convention cadre, cadre, raamovereenkomst, raamakkoord, kaderakkoord, "
        "kaderovereenkomst, اتفاق إطاري, protocole-cadre, umbrella agreement, إطار",
        "action_plan": "plan, programme, programme d’action, feuille de route, actieplan, برنامج عمل, خطة عمل, "
        "programme de travail, work plan, action programme, werkplan, actieprogramma, مخطط عمل, برنامج",
        "partnership": "coopération décentralisée, coopération, accord de coopération, accord de partenariat, "
        "convention de partenariat, convention de coopération, cooperation agreement, partnership agreement, "
        "samenwerkingsakkoord, samenwerkingsovereenkomst, اتفاقية شراكة, اتفاقية تعاون, samenwerking, "
        "partnerschapsovereenkomst, تعاون",
        "memorandum": "déclaration d’intention, intentieverklaring, mou, protocole d’entente, mémorandum, "
        "lettre d’intention, protocole d’accord, مذكرة تفاهم, memorandum of understanding, letter of intent, "
        "مذكرة, إعلان نوايا, رسالة نوايا",
        "twinning": "verbroedering, pacte d’amitié, jumelage, villes jumelées, zusterstad, stedenband, "
        "zusterband, jumelering, توأمة, convention de jumelage, accord de jumelage, charte de jumelage, "
        "twin towns, sister cities, sister city, zustersteden, اتفاقية توأمة, مدينتان توأمان, تآخي",
        "amendment": "avenant, addendum, ملحق, avenant n° 1, modification, rider, wijziging, wijzigingsakte, "
        "aanhangsel, تعديل, ملحق تعديلي",
        "steering": "steering group, copil, comité de pilotage, pilotage, stuurgroep, stuurcomité, لجنة القيادة, "
        "لجنة التوجيه, cos, comité directeur",
        "joint_committee": "joint commission, comité mixte, commission mixte, comité conjoint, "
        "gemengde commissie, لجنة مشتركة, comité paritaire, لجنة مختلطة",
        "follow_up": "comité de suivi, réunion de suivi, suivi, opvolging, opvolgingscomité, لجنة التتبع, "
        "point d'étape, bilan, progress meeting, opvolgingsvergadering, voortgangsoverleg, تتبع, متابعة",
        "sum": "cumulatif, cumulé, cumul, cumulative, total, cumulatief, تراكمي, مجموع, مجموع تراكمي",
        "working": "working group, séminaire, conférence, overleg, ندوة, comité technique, cotech, "
        "groupe technique, technical committee, technisch comité, لجنة تقنية, réunion de travail, atelier, "
        "workshop, groupe de travail, werkgroep, werkvergadering, ورشة, اجتماع عمل, réunion technique, "
        "technical meeting, ورشة عمل, فريق عمل",
        "visit": "mission, déplacement, délégation, bezoek, زيارة, visite de terrain, voyage d'étude, "
        "field visit, study trip, werkbezoek, studiereis, زيارة ميدانية, بعثة, رحلة دراسية",
        "signing": "signature, ondertekening, توقيع, cérémonie de signature, signing ceremony, حفل التوقيع, "
        "حفل توقيع",
        "ceremony": "inauguration, cérémonie, plechtigheid, حفل, fête, remise, opening, celebration, "
        "inhuldiging, افتتاح, تدشين, مراسم",
        "video": "conférence téléphonique, téléphone, telefonisch, هاتفيا, visio, visioconférence, call, teams, "
        "zoom, videoconferentie, visioconference, عن بعد, en ligne, à distance, téléconférence, video call, "
        "online, remote, conference call, مناظرة مرئية, عبر الفيديو",
        "municipality": "conseil municipal, conseil communal, collectivité locale, commune, ville, city, town, "
        "mairie, gemeente, stad, جماعة, بلدية, مدينة, commune rurale, commune urbaine, town council, "
        "stadsbestuur, الجماعة",
        "intermunicipal": "intermunicipal body, epci, syndicat intercommunal, intercommunalité, métropole, "
        "communauté de communes, agglomération, intercommunale, communauté d'agglomération, "
        "groupement de communes, samenwerkingsverband, مؤسسة التعاون بين الجماعات, تجمع جماعات",
        "state_service": "état, الدولة, service de l’état, ministère, direction régionale, rijksdienst, "
        "ministerie, وزارة, مصلحة الدولة, service déconcentré, ambassade, consulat, administration, "
        "government department, embassy, overheidsdienst, مصلحة خارجية, سفارة, مديرية إقليمية",
        "public_body": "établissement public, agence, office, overheidsinstelling, agentschap, مؤسسة عمومية, "
        "وكالة, chambre de commerce, public agency, chamber of commerce, kamer van koophandel, غرفة التجارة",
        "association": "ong, ngo, asbl, vzw, asso, vereniging, جمعية, société civile, charity, non-profit, "
        "منظمة غير حكومية",
        "academic": "haute école, hogeschool, lycée, institut, مدرسة, معهد, université, école, universiteit, "
        "جامعة, centre de recherche, recherche, school, college, research centre, onderzoekscentrum, كلية, "
        "مركز بحث",
        "health": "hôpital, chu, ziekenhuis, مستشفى, santé, centre de santé, clinique, clinic, kliniek, صحة, "
        "مركز صحي, مصحة",
        "company": "entreprise, société, sa, sarl, bedrijf, شركة, privé, secteur privé, bureau d'études, "
        "business, firm, consultancy, onderneming, studiebureau, القطاع الخاص, مكتب دراسات",
        "signatory": "signataire, partie, ondertekenaar, موقع, partie signataire, contractant, party, signer, "
        "ondertekenende partij, طرف موقع, الطرف الموقع, طرف, الموقع",
        "observer": "invité, genodigde, مدعو, observateur, waarnemer, مراقب, guest, ضيف, gast",
        "head": "chef de délégation, chef, delegatieleider, رئيس الوفد, tête de délégation, head of delegation, "
        "delegation head, leader, hoofd van de delegatie, hoofd",
        "expert": "experte, technicien, deskundige, خبير, consultant, specialist, adviser, adviseur, تقني, مستشار",
        "witness": "témoin, getuige, شاهد",
        "minutes": "cr, procès verbal, pv, compte rendu, verslag, notulen, محضر, relevé de décisions, "
        "meeting notes, محضر اجتماع, تقرير اجتماع",
        "official": "délibération, arrêté, décision, besluit, قرار, officiel, signé, convention, officieel, "
        "رسمي, accord, acte, deed, agreement, resolution, overeenkomst, وثيقة رسمية, اتفاقية",
        "evaluation": "évaluation, evaluatie, تقييم, audit, étude d'impact, assessment, review, beoordeling, "
        "افتحاص, تدقيق",
        "press": "communiqué, communiqué de presse, persbericht, presse, article, pers, صحافة, "
        "article de presse, journal, press release, news article, krantenartikel, مقال, بلاغ صحفي, مقال صحفي",
        "web": "site, page, site web, internet, موقع, lien, website, link, webstek, موقع إلكتروني, رابط, صفحة",
        "cash": "financement, subvention, don, subsidie, منحة, argent, espèces, financier, numéraire, geld, "
        "in geld, نقدي, نقدا, contant, contanten, en espèces, liquide, financial, financieel, مالي",
        "in_kind": "temps, matériel, rh, personnel, mise à disposition, en nature, nature, valorisation, "
        "in natura, عيني, عينا, apport en nature, temps de travail, bénévolat, in-kind contribution, staff time, "
        "personeelsinzet, مساهمة عينية",
        "ministry": "ministère, tutelle, ministerie, وزارة, ministère de l'Intérieur, وزارة الداخلية, الوصاية",
        "governor": "gouverneur, wali, préfet, gouverneur de province, والي, préfecture, عامل, العامل, الوالي",
        "requested": "demandé, en attente, sollicité, gevraagd, مطلوب, soumis, en cours, pending, submitted, "
        "applied for, in behandeling, ingediend, قيد الانتظار, معروض, قيد الدراسة",
        "tacit": "reconduction tacite, par tacite reconduction, tacite, tacite reconduction, automatique, "
        "automatic, stilzwijgend, ضمني, renouvellement automatique, automatically, stilzwijgende verlenging, "
        "تجديد تلقائي, تلقائي, تجديد ضمني",
        "explicit": "avenant, par avenant, sur accord, expresse, exprès, express, uitdrukkelijk, صريح, "
        "reconduction expresse, sur demande, par accord, by agreement, on request, op aanvraag, schriftelijk, "
        "بطلب, باتفاق, كتابي",
        "keep": "maintien, maintenir, maintain, maintenance, handhaven, behoud, behouden, الحفاظ, الإبقاء, "
        "conserver, garder, seuil, threshold, drempel, الحفاظ على, عتبة",
        "percentage": "%, taux, ratio, pourcentage, pourcent, percent, procent, نسبة, rate, بالمائة",
        "qualitative": "qualitatif, kwalitatief, نوعي, texte, description, text, tekst, كيفي, نص",
        "host": "hosting, hôte, accueil, gastheer, مضيف, structure d'accueil, lieu d'accueil, "
        "ontvangende organisatie, gastland, الجهة المستضيفة",
        "beneficiary": "bénéficiaire, begunstigde, مستفيد, destinataire, public cible, recipient, target group, "
        "doelgroep, ontvanger, المستفيد",
        "chair": "chairman, préside, président, voorzitter, voorzitster, رئيس, chairwoman, chairperson, الرئيس, "
        "رئاسة",
        "council": "town council, city council, conseil, conseil communal, conseil municipal, conseil régional, "
        "conseil provincial, conseil départemental, gemeenteraad, provincieraad, raad, مجلس, المجلس, "
        "المجلس الجهوي, المجلس الجماعي, المجلس البلدي, مجلس الجهة, مجلس الجماعة, délibération, assemblée, "
        "regional council, assembly, مجلس جماعي, مجلس جهوي, مداولات",
        "monthly": "1 mois, 1 month, 1 maand, mois, month, maand, tous les mois, chaque mois, par mois, "
        "elke maand, كل شهر, mensuel, maandelijks, شهري",
        "quarterly": "3 mois, 3 months, 3 maanden, trimestre, quarter, kwartaal, tous les trimestres, "
        "chaque trimestre, par trimestre, tous les trois mois, tous les 3 mois, om de 3 maanden, every 3 months, "
        "every three months, 4 fois par an, كل 3 أشهر, كل ثلاثة أشهر, elk kwartaal, ربع سنوي, trimestriel, "
        "driemaandelijks, فصلي, per kwartaal, كل فصل",
        "half_yearly": "6 mois, 6 months, 6 maanden, semestre, halfjaar, tous les six mois, tous les 6 mois, "
        "deux fois par an, biannuel, chaque semestre, par semestre, elk halfjaar, om de 6 maanden, "
        "om het half jaar, twice a year, twee keer per jaar, 2 fois par an, every 6 months, every six months, "
        "كل 6 أشهر, كل ستة أشهر, كل نصف سنة, مرتين في السنة, semestriel, halfjaarlijks, نصف سنوي, six-monthly, "
        "semi-annual, zesmaandelijks, كل سداسي",
        "yearly": "12 mois, 12 months, 1 an, 1 year, 1 jaar, tous les ans, chaque année, par an, "
        "une fois par an, elk jaar, كل سنة, annuel, jaarlijks, سنوي, annual, annually, سنويا, كل عام",
        "month": "mois, mensuel, monthly, maand, maandelijks, par mois, شهر, شهري, كل شهر",
        "week": "semaine, hebdomadaire, hebdo, weekly, wekelijks, par semaine, أسبوع, أسبوعي, كل أسبوع",
        "agreement": "accord, convention, overeenkomst, akkoord, اتفاقية, اتفاق, partenariat, شراكة",
        "action": "projet, project, actie, activité, activiteit, إجراء, مشروع, نشاط, عمل",
        "meeting": "réunion, comité, séance, vergadering, bijeenkomst, overleg, اجتماع, لقاء",
        "on_track": "🟢, vert, green, groen, أخضر",
        "at_risk": "🟠, 🟡, ⚠, ⚠️, orange, amber, oranje, برتقالي",
        "late": "🔴, rouge, red, rood, أحمر, delayed, behind, vertraagd, achterstand, achter op schema, "
        "en souffrance, متأخر عن الموعد",
        "not_started": "not begun, unstarted, non commencé, pas commencé, niet begonnen, niet gestart, لم يبدأ",
        "limited": "limité, beperkt, محدود, تقدم محدود",
        "substantial": "substantiel, substantieel, كبير, تقدم كبير",
        "complete": "completed, fully complete, complet, terminé, achevé, volledig, voltooid, كامل, مكتمل تماما, "
        "منجز بالكامل",
        "operator": "opérateur, uitvoerder, منفذ, maître d'œuvre, exécutant, prestataire, mise en œuvre, "
        "implementer, contractor, uitvoerende partner, مشغل, حامل المشروع",
        "held": "tenu, fait, effectué, done, réalisé, gehouden, منعقد, a eu lieu, oui, took place, gebeurd, "
        "انعقد, تم, منجز, نظم",
        "granted": "favorable, avis favorable, favourable, gunstig, gunstig advies, رأي إيجابي, إيجابي, "
        "approuvé, adopté, voté, validé, approved, adopted, goedgekeurd, aangenomen, مصادق عليه, "
        "مصادق عليها, موافق عليه, accordé, obtenu, verleend, ممنوح, oui, obtained, تمت الموافقة, تمت المصادقة",
        "refused": "défavorable, avis défavorable, unfavourable, ongunstig, رأي سلبي, سلبي, "
        "rejected, rejeté, geweigerd, مرفوض, non, denied, verworpen, afgekeurd, رفض",
        "region": "région, regio, conseil régional, gewest, جهة, collectivité régionale, regional council, "
        "مجلس الجهة, الجهة",
        "province": "département, préfecture, wilaya, عمالة, إقليم, conseil départemental, conseil provincial, "
        "county, provinciebestuur, ولاية",
        "unknown": "inconnu, onbekend, pas de données, sans information, غير معروف, بلا بيانات, "
        "no data, without data, without news, no recent news, sans données, aucune nouvelle, pas de nouvelles, "
        "geen gegevens, zonder gegevens, zonder nieuws, بلا معطيات, بدون معطيات, بدون أخبار, بلا مستجدات",
        "docx": "word, doc, وورد, مستند",
        "markdown": "md, texte, text, tekst, نص",
        "xlsx": "excel, xls, classeur, workbook, werkmap, tableur, spreadsheet",
        "csv": "excel, tableur, calc, spreadsheet",
        "pretty": "texte, text, human, console",
        "member": "participant, participante, membre, lid, مشارك, membre de la délégation, attendee, delegate, "
        "deelnemer, afgevaardigde",
        "dmy": "jj/mm/aaaa, jj-mm-aaaa, dd/mm/yyyy, dd-mm-yyyy, dd/mm/jjjj, dd-mm-jjjj, jj/mm/aa, français, "
        "européen, european, europees, jour mois année, يوم/شهر/سنة",
        "mdy": "mm/dd/yyyy, mm-dd-yyyy, mm/jj/aaaa, américain, american, amerikaans, us",
        ",": "virgule, comma, komma, فاصلة",
        ".": "point, punt, dot, نقطة",
        "hundred": "pourcentage, percentage, percent, pour cent, procent, 100, sur 100, نسبة مئوية",
        "all": "tout, tous, toute, toutes, alles, alle, everything, every, الكل, جميع, كل شيء",
        "none": "aucune fiche, non, aucun, aucune, sans, sans reconduction, pas de reconduction, geen, niet, لا, بدون, "
        "non renouvelable, no, niet hernieuwbaar, بدون تجديد, غير قابل للتجديد, لا شيء",
        "project": "convention de projet, projectovereenkomst, اتفاقية مشروع",
        "other": "divers, overige, أخرى, آخر, overig, photo, صورة",
        "replaced": "remplacé par, superseded, معوضة, استبدلت, حلت محلها أخرى",
        "facilitator": "animateur, médiateur, intermédiaire, broker, begeleider, bemiddelaar, وسيط, مسهل",
        "unit": "quantitatif, kwantitatief, quantitative, كمي, quantité, number, getal, وحدة, كمية",
        "level": "valeur, état, stock, dernier relevé, latest, value, stand, laatste waarde, آخر قيمة, قيمة",
        "least": "minimum, min, >=, minstens, minimaal, الحد الأدنى",
        "most": "maximum, max, <=, hoogstens, maximaal, الحد الأقصى, كحد أقصى",
        "report": "bilan, rapport d'activité, note, progress report, voortgangsrapport, nota, تقرير مرحلي, حصيلة",
        "error": "bloquant, grave, blocking, blokkerend, مانع",
        "warning": "alerte, attention, alert, opgelet, تنبيه, إنذار",
        "hint": "indice, remarque, info, suggestion, notice, aanwijzing, opmerking, ملاحظة, إشارة",
        "html": "web, page web, site, webpagina, صفحة ويب",
        "pdf": "بي دي اف",
    }
)  # fmt: skip
