"""By which other names do people call a state?

Short, former and spoken names, and those in which the translations of ISO
3166-1 differ from the letters of governments; by the two letters of the state.
"""

ALSO = {
    "AE": "UAE|U.A.E.|Emirates|Émirats arabes unis|ОАЭ|الإمارات|阿联酋",
    "BA": "Bosnia|Bosnie",
    "BN": "Brunei",
    "BO": "Bolivia|Bolivie|Боливия|بوليفيا|玻利维亚",
    "BY": "Belarus|Bélarus|Biélorussie|Bielorrusia|Беларусь|Белоруссия|白俄罗斯",
    "CD": "DRC|DR Congo|RDC|Congo-Kinshasa|République démocratique du Congo|ДРК"
    "|República Democrática del Congo|Демократическая Республика Конго|刚果民主共和国"
    "|جمهورية الكونغو الديمقراطية|刚果（金）",
    "CG": "Congo-Brazzaville|Republic of the Congo|République du Congo",
    "CH": "Swiss Confederation|Confédération suisse|Suisse|Suiza|Schweiz|Швейцария"
    "|سويسرا|瑞士",
    "CI": "Ivory Coast|Côte d'Ivoire|Costa de Marfil|Кот-д’Ивуар|كوت ديفوار|科特迪瓦",
    "CN": "People's Republic of China|PRC|P.R. China|PR China|Chine|China"
    "|République populaire de Chine|República Popular China|КНР|Китай"
    "|Китайская Народная Республика|الصين|中国|中华人民共和国",
    "CV": "Cape Verde|Cap-Vert|Cabo Verde",
    "CZ": "Czech Republic|Czechia|République tchèque|República Checa|Чехия"
    "|Чешская Республика|捷克",
    "DE": "Allemagne|Alemania|Federal Republic of Germany|ФРГ|Германия|ألمانيا|德国",
    "DO": "Dominican Republic|République dominicaine|República Dominicana",
    "EG": "Egypte|Arab Republic of Egypt|République arabe d'Égypte|Египет|مصر"
    "|جمهورية مصر العربية|埃及",
    "ES": "Kingdom of Spain|Espagne|España|Испания|إسبانيا|西班牙",
    "FM": "Micronesia|Micronésie",
    "FR": "French Republic|République française|Francia|Франция|فرنسا|法国",
    "GB": "UK|U.K.|Great Britain|Britain|Royaume-Uni|Grande-Bretagne|Reino Unido"
    "|Gran Bretaña|Великобритания|Соединенное Королевство|المملكة المتحدة|بريطانيا"
    "|英国|联合王国|United Kingdom of Great Britain and Northern Ireland"
    "|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord",
    "GM": "The Gambia|Gambia|Gambie",
    "GW": "Guinea-Bissau|Guinée-Bissau",
    "IR": "Iran|Islamic Republic of Iran|I.R. of Iran|I.R. Iran|Irán|Иран"
    "|République islamique d'Iran|República Islámica del Irán"
    "|Исламская Республика Иран|إيران|جمهورية إيران الإسلامية|伊朗",
    "KP": "DPRK|North Korea|Corée du Nord|Corea del Norte|КНДР|Северная Корея|朝鲜"
    "|Democratic People's Republic of Korea|République populaire démocratique de Corée"
    "|República Popular Democrática de Corea|كوريا الشمالية",
    "KR": "ROK|R.O.K.|South Korea|Korea (Rep. of)|Rep. of Korea|Corée du Sud"
    "|République de Corée|Corea del Sur|República de Corea|Южная Корея"
    "|Республика Корея|جمهورية كوريا|كوريا الجنوبية|韩国|大韩民国",
    "LA": "Laos|Lao PDR|Lao People's Democratic Republic|Лаос|老挝",
    "LY": "Libya|Libye|Libia",
    "MD": "Moldova|Republic of Moldova|Moldavie|Moldavia|Молдавия|Республика Молдова",
    "MK": "Macedonia|North Macedonia|FYROM|The former Yugoslav Republic of Macedonia",
    "MM": "Burma|Birmanie|Birmania",
    "NL": "Holland|The Netherlands|Pays-Bas|Países Bajos|Голландия|Нидерланды|荷兰"
    "|Kingdom of the Netherlands",
    "NZ": "Aotearoa New Zealand|Nouvelle-Zélande|Nueva Zelanda|Nueva Zelandia"
    "|Новая Зеландия|新西兰",
    "PS": "Palestine|State of Palestine|Palestina|État de Palestine|Палестина|فلسطين"
    "|دولة فلسطين|巴勒斯坦",
    "RU": "Russia|Russie|Rusia|Россия|РФ|Российская Федерация|Fédération de Russie"
    "|Federación de Rusia|روسيا|روسيا الاتحادية|الاتحاد الروسي|俄罗斯|俄罗斯联邦",
    "SA": "KSA|Kingdom of Saudi Arabia|Royaume d'Arabie saoudite|Arabie saoudite"
    "|Reino de la Arabia Saudita|Arabia Saudita|Саудовская Аравия|السعودية"
    "|المملكة العربية السعودية|沙特|沙特阿拉伯",
    "SY": "Syria|Syrie|Siria|Сирия|سوريا|سورية|叙利亚",
    "SZ": "Swaziland|Eswatini",
    "TL": "East Timor|Timor oriental",
    "TR": "Turkey|Turkiye|Turquie|Turquía|Турция|تركيا|土耳其",
    "TZ": "Tanzania|Tanzanie|Танзания|تنزانيا|坦桑尼亚|United Republic of Tanzania"
    "|République-Unie de Tanzanie",
    "US": "USA|U.S.A.|US|U.S.|United States|United States of America|America"
    "|États-Unis|États-Unis d'Amérique|Estados Unidos|Estados Unidos de América"
    "|EE.UU.|EE. UU.|США|Соединенные Штаты|Соединенные Штаты Америки"
    "|الولايات المتحدة|الولايات المتحدة الأمريكية|أمريكا|美国|美利坚合众国",
    "VA": "Holy See|Saint-Siège|Santa Sede|Святой Престол|الكرسي الرسولي|教廷",
    "VE": "Venezuela|Венесуэла|فنزويلا|委内瑞拉|Bolivarian Republic of Venezuela"
    "|República Bolivariana de Venezuela",
    "VN": "Vietnam|Viet Nam|Вьетнам|越南|Socialist Republic of Viet Nam",
}

#: The names in documents of the United Nations, where ISO 3166-1 turns or cuts them.
UNITED_NATIONS = {
    "CD": "Democratic Republic of the Congo",
    "GB": "United Kingdom",
    "KP": "Democratic People's Republic of Korea",
    "KR": "Republic of Korea",
    "MD": "Republic of Moldova",
    "PS": "State of Palestine",
    "TZ": "United Republic of Tanzania",
    "US": "United States of America",
}
