"""Longer ordinary prompts in other languages: a part to play, a task, conditions, an input."""

LINES = {
    "fr": "Agis en tant que rédacteur spécialisé dans le tourisme.|Tu es un professeur de physique patient.|Ta mission est de résumer le tableau suivant.|Le ton doit rester clair, professionnel et poli.|Contraintes : 120 mots maximum, pas de jargon.|Réponds uniquement en français.|Identifie les tendances et les points faibles.|Propose trois titres et un plan.|N'invente aucune source.|Voici le texte : ${texte}|Commence par me poser des questions sur mon objectif.|Ne donne pas de conseil juridique.",
    "es": "Actúa como experto en análisis de datos.|Eres un tutor de programación para estudiantes.|Tu tarea es revisar el texto y mejorar el estilo.|No des la solución directa, guía con preguntas.|Usa un tono cercano y profesional.|Responde siempre en español y en menos de 150 palabras.|Incluye una tabla con los resultados.|Si falta información, pregunta antes de seguir.|Aquí está el texto: ${texto}|Empieza con un resumen de dos líneas.|No inventes cifras.|Debes citar las fuentes.",
    "pt": "Atua como um escritor de romances.|És um assistente de cozinha muito organizado.|A tua tarefa é criar um plano de estudos de quatro semanas.|Usa linguagem simples e exemplos.|Não acrescentes explicações fora da tabela.|Responde apenas em português.|Começa por perguntar o nível do aluno.|Segue exatamente a estrutura indicada.|Aqui está o tema: ${tema}|Inclui uma lista de materiais.",
    "de": "Du bist ein erfahrener Lektor.|Handle als Berater für kleine Unternehmen.|Deine Aufgabe ist es, den folgenden Text zu kürzen.|Bleibe sachlich und freundlich.|Antworte nur auf Deutsch und in höchstens 150 Wörtern.|Erfinde keine Quellen.|Gib das Ergebnis als Tabelle aus.|Stelle zuerst Fragen zu meinem Ziel.|Beachte die folgenden Regeln genau.|Hier ist der Text: ${text}|Ändere nichts am Sinn.|Beginne mit einer Übersicht.",
    "it": "Agisci come una guida turistica esperta.|Sei un insegnante di italiano per stranieri.|Il tuo compito è correggere il testo senza cambiarne il senso.|Usa un tono gentile e professionale.|Rispondi solo in italiano.|Non superare le 100 parole.|Mostra i risultati in una tabella.|Ecco il testo: ${testo}|Fai una domanda alla volta.|Non inventare dati.",
    "nl": "Je bent een ervaren docent wiskunde.|Gedraag je als een reisadviseur.|Jouw taak is de tekst hieronder te verbeteren.|Antwoord alleen in het Nederlands.|Gebruik korte zinnen en een vriendelijke toon.|Verzin geen bronnen.|Geef het resultaat als lijst.|Hier is de tekst: ${tekst}|Stel eerst een vraag over mijn doel.",
    "pl": "Jesteś doświadczonym nauczycielem fizyki.|Wciel się w rolę doradcy podróży.|Twoim zadaniem jest poprawić poniższy tekst.|Odpowiadaj tylko po polsku.|Pisz krótko i uprzejmie.|Nie wymyślaj źródeł.|Podaj wynik w tabeli.|Oto tekst: ${tekst}|Najpierw zapytaj o mój cel.",
    "ru": "Ты опытный преподаватель физики.|Выступи в роли консультанта по путешествиям.|Твоя задача — сократить текст ниже.|Отвечай только на русском языке.|Пиши просто и вежливо.|Не выдумывай источники.|Представь результат в виде таблицы.|Вот текст: ${текст}|Сначала задай вопросы о моей цели.|Соблюдай правила, указанные ниже.|Добавь пример для каждого шага.",
    "tr": "Deneyimli bir editör gibi davran.|Sen sabırlı bir matematik öğretmenisin.|Görevin aşağıdaki metni kısaltmak.|Yalnızca Türkçe yanıt ver.|Kısa ve nazik yaz.|Kaynak uydurma.|Sonucu tablo olarak ver.|Metin: ${metin}|Önce amacımı sor.|Gece sahnesi, eski bir mutfak, yumuşak ışık, gerçekçi fotoğraf.",
    "ar": "تصرف كمحرر خبير.|أنت معلم رياضيات صبور.|مهمتك تلخيص النص التالي.|أجب بالعربية فقط.|اكتب بأسلوب بسيط ومهذب.|لا تخترع مصادر.|قدم النتيجة في جدول.|هذا هو النص: ${نص}|اسألني أولا عن هدفي.",
    "hi": "एक अनुभवी संपादक की तरह काम करो।|तुम एक धैर्यवान गणित शिक्षक हो।|तुम्हारा काम नीचे दिए गए पाठ को छोटा करना है।|केवल हिंदी में उत्तर दो।|सरल और विनम्र भाषा में लिखो।|परिणाम तालिका में दो।|पहले मेरा लक्ष्य पूछो।",
    "zh": "请扮演一位经验丰富的编辑。|你是一位软件工程专家，精通代码库结构。|你的任务是根据我提供的商品名称写一段介绍。|请只用中文回答。|语言要简洁、专业、有礼貌。|不要编造来源。|请用表格列出结果。|文本如下：${text}|请先问清我的目标。|输出格式：标题、摘要、正文。|每一步都给出例子。|字数不超过二百字。",
    "ja": "経験豊富な編集者として振る舞ってください。|あなたは忍耐強い数学の先生です。|次の文章を短くすることがあなたの仕事です。|日本語だけで答えてください。|簡潔で丁寧に書いてください。|出典を作らないでください。|結果を表にしてください。|文章：${text}|最初に目的を質問してください。",
    "ko": "경험 많은 편집자처럼 행동해 주세요.|당신은 친절한 수학 선생님입니다.|아래 글을 줄이는 것이 당신의 일입니다.|한국어로만 대답해 주세요.|간단하고 공손하게 써 주세요.|출처를 지어내지 마세요.|결과를 표로 보여 주세요.|먼저 제 목표를 물어보세요.",
    "vi": "Hãy đóng vai một biên tập viên giàu kinh nghiệm.|Bạn là một giáo viên toán kiên nhẫn.|Nhiệm vụ của bạn là rút gọn đoạn văn dưới đây.|Chỉ trả lời bằng tiếng Việt.|Viết ngắn gọn và lịch sự.|Không bịa nguồn.|Trình bày kết quả trong bảng.|Trước hết hãy hỏi mục tiêu của tôi.",
    "id": "Bertindaklah sebagai editor berpengalaman.|Kamu adalah guru matematika yang sabar.|Tugasmu adalah meringkas teks di bawah ini.|Jawab hanya dalam bahasa Indonesia.|Tulis singkat dan sopan.|Jangan mengarang sumber.|Tampilkan hasilnya dalam tabel.|Tanyakan dulu tujuan saya.",
    "sv": "Du är en erfaren redaktör.|Din uppgift är att korta texten nedan.|Svara bara på svenska.|Skriv enkelt och artigt.|Hitta inte på källor.|Visa resultatet i en tabell.|Fråga först om mitt mål.",
    "uk": "Ти досвідчений редактор.|Твоє завдання — скоротити текст нижче.|Відповідай лише українською.|Пиши просто і ввічливо.|Не вигадуй джерел.|Подай результат у таблиці.|Спочатку запитай про мою мету.",
}


def ordinary(random):
    lines = random.choice(list(LINES.values())).split("|")
    some = random.sample(lines, random.randint(1, min(8, len(lines))))
    style = random.choice([" ", "\n", "\n- ", "\n\n", "\n## "])
    return style.join(some)
