"""What came in the other official languages?"""

from __future__ import annotations

from mail import Mail
from word import Hand, prose

MAILS = (
    Mail(
        key="valdora-fr",
        at="2026-03-03 11:48:16",
        sender="Hélène Darsac <helene.darsac@numerique.gouv.valdora.example>",
        subject="Observations du Royaume de Valdora sur le cadre commun (ODPS/2/FW)",
        charset="iso-8859-1",
        text="""\
Madame, Monsieur,

Veuillez trouver ci-après les observations de Valdora sur le projet de cadre commun.

Paragraphe 3 : remplacer « renforce la confiance » par « renforce durablement la \
confiance ».

Paragraphes 13 et 14 : nous proposons de les fusionner, le point focal national étant \
responsable du catalogue.

Paragraphe 11 : à supprimer. La fermeture des guichets ne saurait être présentée comme \
un objectif.

Je vous prie d'agréer, Madame, Monsieur, l'expression de ma considération distinguée.

Hélène Darsac
Ministère de la Transformation publique de Valdora
""",
    ),
    Mail(
        key="costa-alta-es",
        at="2026-03-04 23:15:04",
        sender="Dirección de Cooperación <cooperacion@mgd.gob.costa-alta.example>",
        subject="Comentarios de Costa Alta al marco común",
        text="""\
Estimada Secretaría:

Adjunto remitimos los comentarios de la República de Costa Alta.

Atentamente,

Dirección de Cooperación Internacional
Ministerio de Gobierno Digital de Costa Alta
""",
        files=(
            (
                "Comentarios Costa Alta – marco común.docx",
                prose(
                    Hand(author="Dirección de Cooperación"),
                    """\
# Comentarios de la República de Costa Alta

Documento ODPS/2/FW, Un marco común para los servicios públicos digitales abiertos

Párrafo 10: después de «por qué» añadir «, y a oponerse a ello».

Párrafo 15: Costa Alta solicita que se suprima este párrafo. Las condiciones de los
préstamos corresponden a los órganos de gobierno de cada banco.

Párrafo 20: estamos de acuerdo con el texto actual.
""",
                    title="Comentarios de Costa Alta",
                ),
            ),
        ),
    ),
    Mail(
        key="nahria-ar",
        at="2026-03-08 07:20:37",
        sender="سلمى الحداد <salma.h@ict.gov.nahria.example>",
        subject="ملاحظات جمهورية نهريا على مشروع الإطار المشترك",
        text="""\
السادة الأمانة المحترمين،

تحية طيبة وبعد،

تتقدم جمهورية نهريا بالملاحظات التالية على مشروع الإطار المشترك (ODPS/2/FW):

الفقرة ٨: نقترح الاستعاضة عن عبارة «تشجَّع» بعبارة «تلتزم».

الفقرة 22: نؤيد هذه الفقرة بصيغتها الحالية.

الفقرتان 4 و6: نقترح دمجهما في فقرة واحدة.

وتفضلوا بقبول فائق الاحترام،

سلمى الحداد
مديرة التعاون الدولي، جمهورية نهريا
""",
    ),
    Mail(
        key="linshan-zh",
        at="2026-03-09 03:44:58",
        sender="陈立 <chen.li@digital.gov.linshan.example>",
        subject="临山国对共同框架草案的意见",
        charset="gb18030",
        text="""\
秘书处：

临山国对共同框架草案（ODPS/2/FW）提出以下意见：

第5段：建议在“电力”之后增加“、终端设备”。

第11段：建议删除。

第21段：建议将“每三年”改为“每五年”，以减轻发展中国家的报告负担。

此致
敬礼

陈立
临山国数字事务部国际合作司
""",
    ),
    Mail(
        key="zarevia-ru",
        at="2026-03-10 14:09:13",
        sender="Отдел сотрудничества <coop@digital.gov.zarevia.example>",
        subject="Замечания Республики Заревия (ODPS/2/FW)",
        charset="koi8-r",
        text="""\
Уважаемые коллеги!

Республика Заревия рассмотрела проект общей рамочной основы (ODPS/2/FW) и направляет \
следующие замечания.

Пункт 9: предлагаем заменить слова "девяноста дней" словами "ста двадцати дней".

Пункт 12 бис: предлагаем исключить. Решение о новой системе остается за государством.

Пункты 23 и 24: поддерживаем.

С уважением,
Отдел международного сотрудничества
Министерство цифрового развития Республики Заревия
""",
    ),
    Mail(
        key="iip-fr-quote",
        at="2026-03-11 09:30:22",
        sender="Secrétariat IIP <contact@iip.valdora.example>",
        subject="Ligne d'action AL4 : Accès et inclusion",
        text="""\
Bonjour,

L'Institut d'informatique publique souhaite commenter la ligne d'action AL4.

Lettre e) : la collecte doit être confiée à un organisme indépendant du service évalué.

Lettre f) : nous approuvons le texte.

Bien cordialement,
Le secrétariat de l'Institut d'informatique publique
""",
    ),
)
