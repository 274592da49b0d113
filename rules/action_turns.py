"""The turns by which people ask without a word for what is to be done.

"We would not miss it" deletes, "sixty days would be fairer" amends, "one paragraph
would do for both" merges. A turn asks by itself: no word of request need stand beside
it. The names in capitals are those of `rules.action_names`.
"""

from __future__ import annotations

#: A denied change is a wish to keep: "do not touch it", "no cambiar", "不宜改动".
KEPT = (
    (
        r"neither (?:be )?(?:delet|amend|chang|alter|remov|touch|weaken)\w*"
        r"|ni (?:être )?(?:supprim|modifi|chang|suprim|elimin|cambi)\w* ni"
        r"|ни (?:исключ|измен|удал)\w*,? ни|weder (?:gestrichen|geändert)"
    ),
    r"勿(?:作|予)?(?:删|改|修|变)",
    (
        r"not (?:one|an?) (?:single )?(?:word|comma|letter|syllable)"
        r"|ni una (?:sola )?coma"
        r"|pas une virgule|ни (?:слова|запятой)|kein komma"
    ),
    r"(?:should|must|shall|may)(?: not|n't) be (?:chang|alter|modif|amend|cut)\w*",
    r"(?<!we )(?<!they )do(?: not|n't) (?:chang|alter|modif|remov|delet)\w*",
    # a wish that it stays: "we hope it survives", "que se quede"
    (
        r"hope (?:that )?(?:it|this|PLACE|they) (?:survives?|stays?|remains?"
        r"|(?:is|are|will be) (?:kept|retained|maintained))|(?:que (?:se )?(?:queden?"
        r"|permanezcan?)|qu'(?:il|elle) reste)(?=\W*(?:\Z|[.,;!])| (?:como|así|tal))"
    ),
    # what others may want is withstood
    (
        r"(?:do(?: not|n't)|never|nobody) let (?:[^\W_]+ ){1,3}WEAKENS"
        r"|(?:resist|reject|oppos|refus|against)\w* (?:(?:any|all|every|further"
        r"|attempts?|efforts?|moves?|calls?|pressure) ){1,3}(?:(?:to|at|of) )?WEAKENS"
        r"|(?:we|i) would(?: not|n't) (?:chang|alter|touch)"
    ),
    (
        r"hands off|(?:stand|hold|remain) firm|hold the line|(?:do(?: not|n't)|never)"
        r" (?:give (?:in|up)|let go|yield|back down)|ne (?:lâch|céd|cèd)ez|tenez bon"
        r"|no (?:cedan|cedáis|aflojen)|не уступайте|руки прочь|(?:hände|finger) weg"
    ),
    r"ne (?:rien|pas|plus) (?:y )?(?:touch|chang|modifi|supprim|retir)er",
    r"(?:n'y|ne) (?:l[ea]s? |l')?(?:touch|chang|modifi|supprim)(?:ez|ons)",
    (
        r"no (?:se |l[oa]s? )?(?:debe\w* )?"
        r"(?:toqu|cambi|modifi|elimin|suprim|quit|borr)(?:e|en|ar|arse)\b"
    ),
    (
        r"менять не (?:следует|надо|нужно)|не (?:следует|надо|нужно"
        r"|стоит) (?:из)?менять"
        r"|не (?:из)?(?:менять|трогать|меняйте|трогайте|исключать|удалять|снимать"
        r"|убирать)"
    ),
    r"(?:无|没有)(?:修改|改动)|保持不变",
    r"nicht (?:zu )?(?:ändern|anrühren|streichen|verändern)|fest(?:zu)?halten",
    r"nicht (?:ge(?:ändert|strichen)|verändert) werden",
)

MERGED = (
    (
        r"(?:y être |être )intégrée?s?\b|intégrer (?:à|au|dans)"
        r"|put (?:\w+ )?in(?:to)? one\b"
    ),
    (
        r"(?:go|belong|fit) together|(?:ir|van|irían) junt[oa]s|aller ensemble"
        r"|vont ensemble"
        r"|gehören zusammen"
    ),
    r"(?:could|should|might|may|would) (?:\w+ )?become (?:a single|one) (?:PIECE|text)",
    (
        r"under one roof|(?:put|bring|roll|join|draw|pull|brought|rolled"
        r"|joined)(?: \w+){0,2} together"
    ),
    (
        r"(?:a single|one) (?:PIECE|provision|sentence|text)\b[^.]{0,30}"
        r"(?:would do|enough|suffic|for both|instead of two)"
    ),
    (
        r"(?:fold|subsum|absorb|roll|(?:better|be) placed)\w*(?: [\w¶]+){0,3}"
        r" (?:in|into|inside|within|under) (?:PLACE|PIECE)"
    ),
    (
        r"(?:en|in) un(?: seul|o solo)\b|single paragraph|único (?:NUEVO|texto)|整合"
        r"|(?:paragraphs|texts) where one (?:would|will) do"
    ),
    r"(?:un seul|une seule|un même|une même) (?:et même )?(?:NEUF|phrase|disposition)",
    r"(?:se )?fond(?:re|us?|ues?) (?:avec|dans|en)",
    r"refund\w+|(?:un|una|el) (?:sol[oa]|mism[oa]) NUEVO",
    r"одн(?:им|ом|ого|ой) (?:пункт|абзац|част|стать)\w*|воедино",
    r"(?<!ещ[её] )один (?:пункт|абзац)",
    r"(?:فقرة|مادة) واحدة|ضمهما",
    r"(?:合成|合为|并为|归并|合写|并入)|(?:一|同一)(?:段|条|款)(?:即可|足矣)",
    r"in eine[mnr] (?:einzigen )?(?:absatz|artikel|punkt|ziffer)|zusammenzu\w+",
)

ADDED = (
    # whatever is said of a sentence behind a piece: "after ¶ we would squeeze in: ..."
    (
        r"\A\W*(?:[^\W\d_]{1,16} ){0,3}BEHIND(?:(?!words?\b|mots?\b|palabras?\b|слов"
        r"|wort|phrase|frase|satz\b|sentence|字|词|句|عبار|كلم|replac|remplac|sustitu"
        r"|reempl|замен|ersetz|read\b|delet|supprim|suprim|исключ|streich|删|حذف)"
        r"[^.:\"]){0,60}[:,]? ?\" {20,}\""
        r"|(?:JOINS|have|see|more|another|autre|otro|weiteren) BEHIND ?: ?\" {20,}\""
        r"|BEHIND[,、]?[^。,;:\"]{0,10}[增加补插设写入][^。,;:\"字词句]{0,8}:?\" {6,}\""
    ),
    # the place, then the piece; the piece, then the place
    r"AFTER PLACE ?[:,] ?(?:PIECE|NEUF|NUEVO|absatz|пункт|абзац)\b",
    r"PLACE [^.:]{0,30}by FRESH",
    (
        r"PLACE (?:\w+ ){0,3}followed by FRESH|(?:после"
        r"|дополн\w+) [^.]{0,40}(?:нов\w+ )?(?:пунктом|абзацем)"
    ),
    (
        r"AFTER PLACE\W{1,3}(?:insert|add|include|introduce|insérer|ajouter"
        r"|añadir)\b(?! PART)|BEHIND\W{1,3}(?:[^\W\d_]{2,10} ){0,3}JOINS\W{0,3}:\W*\Z"
        r"|在?BEHIND(?:应当?|宜|建议)?(?:[加插]入|增[加写补]|补[充写]|[另新]增)\W*\Z"
    ),
    r"AFTER PLACE[^.:]{0,80} FRESH",
    (
        r"AFTER PLACE[^.:]{0,60} JOINS (?:[^\W\d_]+ ){0,3}?(?:PIECE|NEUF|NUEVO|absatz"
        r"|пункт"
        r"|абзац|стать[юя])(?![^\W\d_]| [¶\d])"
    ),
    r"FRESH[^.:]{0,60} AFTER PLACE",
    r"FRESH[^.:]{0,40} (?:be )?follow(?:s|ing)? PLACE",
    (
        r"(?:could|should|might|would|may) (?:stand|come|go|sit|fit|be (?:placed"
        r"|inserted"
        r"|put"
        r"|added)) AFTER PLACE"
    ),
    r"дополнить (?:проект|текст|документ|раздел)\w* (?:новым )?PLACE",
    (
        r"(?:miss|lack|need|(?:like|love|want|wish) to (?:see|have)|room for|welcome"
        r"|call for"
        r"|falta|faltaría|vendría bien|de menos|manque|manquerait|faudrait|souhaitons"
        r"|не хватает|не хвата\w+|нужен|нужна|fehlt|vermissen) FRESH"
    ),
    (
        r"(?:إضافة|اضافة|نضيف|إدراج) (?:حكم|بند|مادة|نص|فقرة)"
        r"|بعد PLACE[^.]{0,40}(?:فقرة"
        r"|حكم|بند) "
    ),
    r"(?:增加|增设|补充|新增|补写)(?:一|新的?)(?:段|条|款|项)",
)

DELETED = (
    # what a position is that was named before
    (
        r"(?:that is(?: to say)?|namely|i\.e\.|à savoir|c'est-à-dire|es decir|a saber"
        r"|то есть|а именно|nämlich|das heißt|d\.h\.|أي),? (?:for |pour |por )?"
        r"(?:the |its |their |sa |leur |la |su |его |ее |их |zu |seine[rn]? "
        r"|ihre[rn]? )?"
        r"(?:delet|remov|suppr|retrait|supres|suprim|elimin|исключ|удал|streich|حذف)\w*"
        r"|即删除"
    ),
    (
        r"(?:had better|better|rather|best|should|must|can|could|to|be)(?: \w+)?"
        r" (?:left out|taken out|let go|scrapped|crossed out)"
    ),
    (
        r"(?<!we )(?<!they )(?:better|should|must|ought to|could|can|ha(?:s|ve) to"
        r"|needs? to) go"
        r"(?=\W*(?:\Z|[.;!,]))"
    ),
    (
        r"\A\W*+(?:out|drop|cut|scrap|away with (?:it|this|PLACE))\W*\Z|(?:bin|ditch"
        r"|axe"
        r"|kill|junk"
        r"|chuck) (?:it|this|that|PLACE)\b|\A\W*+(?:is "
        r"|are )?(?:superfluous"
        r"|redundant|unnecessary|superflue?s?|inutile|innecesari[oa]s?"
        r"|überflüssig)\W*\Z|against (?:having|including|keeping"
        r"|the inclusion of)"
        r" (?:PLACE|this|it)"
    ),
    (
        r"let (?:it|this|that|PLACE)(?: one)? go|(?:would|will|do)(?: not|n't) miss"
        r" (?:it|this|that|PLACE)"
    ),
    r"(?:not|\w{2,6}n'?t) need (?:PLACE|it|this|that)\b(?! to)",
    r"would(?: not|n't) (?:have|want|keep) (?:PLACE|it|this|that),? (?:at all|in here)",
    r"(?:可以?|宜|似|不如|最好)(?:可|以)?(?:不要|略去|省去|省略)",
    r"(?:can|could|would) (?:well |easily |gladly )?(?:be done|do|manage|live) without",
    (
        r"come out(?=\W*(?:\Z|[.;,]))|rather not (?:have|see) THIS"
        r"|better without(?: THIS)?(?=\W*(?:\Z|[.;,]))"
    ),
    (
        r"no (?:value|point|merit|sense|use|benefit) in (?:retaining|keeping|having)"
        r"|not (?:support|favour|agree (?:with|to)|accept) (?:the|its) (?:inclusion"
        r"|retention)"
    ),
    (
        r"surplus to|\A\W*+(?:kindly )?excise|we move (?:the|its) deletion"
        r"|(?:that|see) (?:it|this|PLACE|the PIECE) go\b|lose (?:this|it|PLACE)"
        r"|cannot support (?:keeping|retaining)|peut tomber"
        r"|(?:has|have) no (?:place|business) (?:here|in)|not belong (?:here|in)"
    ),
    (
        r"à (?:ôter|biffer|rayer|enlever|omettre)\b|s'en passer|se passer d|(?:n'a"
        r"|n'ont) pas (?:lieu d'être|(?:sa|leur) place)"
        r"|disparaître|n'a rien à faire"
    ),
    (
        r"(?<!de )sobran?\b|no (?:nos )?hace falta|(?:est[áa]n?|están) de más"
        r"|desaparecer"
        r"|prescind\w+|no ha lugar"
    ),
    r"no (?:lo |la )?(?:consideramos|creemos|vemos|estimamos) (?:necesari|oportun)\w+",
    (
        r"(?:лучше|следует|просим|предлага\w+|можно|надо|нужно|стоит)(?: \w+){0,2}"
        r" (?:снять|убрать|изъять|вычеркнуть|опустить)|обой(?:тись|демся) без"
        r"|без PLACE (?:\w+ )?обой"
    ),
    (
        r"(?:should|must|ought to|needs? to|ha(?:s|ve) to|can) (?:\w+ )?(?:disappear"
        r"|vanish)(?! from)|(?:soll|muss|müss)\w* [^.,;]{0,40}verschwinden"
        r"|долж\w+ [^.,;]{0,20}исчезнуть"
    ),
    r"(?:излишн|лишн|избыточн)\w+",
    (
        r"(?:و?[لم]ا [نيت]رى|ne voi[st] pas|ne voyons pas|no (?:vemos|veo|ven?)"
        r"|не вид(?:им|ит|ят|жу)|(?:sehen|sieht|sehe) (?:kein\w{0,2}|nicht))(?: \S+)?"
        r" (?:فائدة|حاجة|جدوى|ضرورة|l'utilité|l'intérêt|utilidad|necesidad|necesari\w+"
        r"|необходимости"
        r"|смысла|sinn|bedarf|nutzen|grund)"
    ),
    r"الاستغناء عن|لا (?:داعي|حاجة|لزوم|ضرورة)",
    r"不(?:予|再|作|宜)?保留|多余|(?:去掉|略去|取消)(?:本|该|此)",
    r"verzicht(?:en|et|bar)|entbehrlich|weg(?:zu)?(?:fallen|lassen)",
)

AGREED = (
    (
        r"(?<!more )(?<!less )(?:(?:happy|content|satisfied|comfortable|at ease)"
        r"|(?:live|go along|work))"
        r" with (?:THIS\b|PLACE|[.;!]?\Z)"
    ),
    (
        r"(?:are|am) in agreement|(?:support|requests?|(?:ask|call)s? for|favou?rs?)"
        r" (?:the |its )?retention|(?:so|très bien|bien) (?:lassen"
        r"|ainsi|así)|zustimmung\b"
    ),
    (
        r"(?:our|its|nuestr[oa]|notre|son|unsere?|нашу) (?:\w+ )?(?:support|apoyo"
        r"|soutien"
        r"|appui"
        r"|unterstützung|поддержку) (?:for|to|al?|à|au|für)\b"
    ),
    (
        r"(?:has|have|enjoys?|commands?) our (?:\w+ )?(?:support|backing|agreement"
        r"|approval|consent)|concurs? with|\+1\W*\Z"
    ),
    r"not (?:wish|want|like) to see PLACE \w+ed",
    r"love (?:it|this|PLACE)(?=\W*(?:\Z|[,.!;]))",
    (
        r"(?:notre|nos) (?:accord|appui|soutien|assentiment)\b"
        r"|(?:su|nuestra) (?:conformidad|aprobación)\b"
        r"|(?:recueille|reçoit|rencontre|a) l'(?:accord|assentiment|approbation)\b"
        r"|cuenta con (?:el|nuestro) (?:apoyo|acuerdo|respaldo)|meets? with (?:our|the)"
        r" (?:\w+ )?(?:approval|agreement|support)"
        # a vote: "11 in favour"
        r"|(?<!against, )(?<!against )NUMBER (?:votes? )?in favou?r(?=\W*(?:\Z|[.,;]))"
        r"|favorables? (?:à|au|aux)"
        r"|(?:texte|libellé) (?:nous|me) va\b|respald\w+|a favor de|como está\b"
    ),
    r"как есть\b|не против\b|ничего против|可?保留(?=。|\Z)",
    (
        r"belassen\b|y tenons|tenons à (?:ce|cet|cette|PLACE)|nothing to object"
        r"|rien à redire"
        r"|(?:nous|me)"
        r" satisfait|rallier (?:à|au)|se suma al?\b|coincid(?:imos|e) (?:con"
        r"|plenamente)"
        r"|\bза PLACE|(?:мы|я|руками|полностью) за(?=\W*(?:\Z|[.,;!]))|(?:не вызывает"
        r"|без|нет) возражений|fine (?:with|by|for) (?:us"
        r"|me)|(?:suits?"
        r"|works? for) us|all right\b"
    ),
    r"(?:gives?|causes?) (?:us|me) no",
    r"endorses? (?:PLACE|this|it|both)|associate ourselves",
    (
        r"(?:nous |me )convien(?:t|nent)\b(?! (?:de|d'|que))|(?:y )?souscri(?:vons|s|t"
        r"|re)\b"
    ),
    (
        r"\A\W*+(?:oui|favorable|conformes?|sí|si|muy bien|да|ja|نعم"
        r"|可以)\b(?! \w)"
    ),
    (
        r"(?:no (?:\w+ ){0,2}|sin )(?:ningun\w )?(?:objeci"
        r"|inconvenient"
        r"|reparo)\w*|nos parecen? (?:muy )?(?:bien|correct|adecuad|acertad)\w*"
        r"|suscribimos"
    ),
    (
        r"не (?:возража\w+|имеем возражений)|устраива\w+|приемлем\w*\b(?! был)"
        r"|одобря\w+|разделяем"
    ),
    (
        r"(?:لا|ليس لدينا|دون|ليس هناك)(?: \S+)? ?(?:مانع|اعتراض|نعترض|نمانع)|نتفق"
        r"|كما هو|مقبول\w*"
    ),
    r"(?:可以|能够|可)接受|认同",
    # what is found to do as it is: "считаем достаточным"
    (
        r"(?:consider|find|deem|consideramos|estimamos|jugeons|trouvons|estimons"
        r"|считаем|находим) (?:it |this |PLACE )?(?:adequate|appropriate|sufficient"
        r"|reasonable|adecuad|acertad|suficient|apropiad|razonabl|suffisant|approprié"
        r"|raisonnable|достаточн|обоснованн|правильн|разумн|удачн)\w*"
        r"(?! (?:to|that|if|que|de|d'|если|[^\W\d_]+ть)\b)"
    ),
    r"in ordnung|für (?:richtig|gut|gelungen)|stimmen (?:\w+ ){0,3}zu\b",
)
