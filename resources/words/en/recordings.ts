<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Записи цього списку одним ZIP</source>
        <translation>The recordings of this list as one ZIP</translation>
    </message>
    <message>
        <source>Вибрані записи одним ZIP: {n}</source>
        <translation>Chosen recordings as one ZIP: {n}</translation>
    </message>
    <message>
        <source>Шаблон імені файлу</source>
        <translation>Template of the file names</translation>
    </message>
    <message>
        <source>У якій формі</source>
        <translation>In which form</translation>
    </message>
    <message>
        <source>Скільки вже збережено</source>
        <translation>How much is saved</translation>
    </message>
    <message>
        <source>Зберегти…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Показати в теці</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Імена файлів: {places}</source>
        <translation>File names: {places}</translation>
    </message>
    <message>
        <source>Іван Петренко</source>
        <translation>Ivan Petrenko</translation>
    </message>
    <message>
        <source>У шаблоні є місце, якого Слухавка не знає</source>
        <translation>The template has a place that Slukhavka does not know</translation>
    </message>
    <message>
        <source>записи.zip</source>
        <translation>recordings.zip</translation>
    </message>
    <message>
        <source>Архів прийшов пошкодженим. Збережіть його під іншим іменем.</source>
        <translation>The archive came damaged. Save it under another name.</translation>
    </message>
    <message>
        <source>Не вдалося зберегти: {why}</source>
        <translation>Could not be saved: {why}</translation>
    </message>
    <message>
        <source>Збережено: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>Не ввійшло записів: {n}. Чому саме, сказано в index.csv усередині.</source>
        <translation>Recordings left out: {n}. Why is said in index.csv inside.</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{brought} з {total}</source>
        <translation>{brought} of {total}</translation>
    </message>
    <message>
        <source>Продовжити…</source>
        <translation>Go on…</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>Без тиші</source>
        <translation>Skip silence</translation>
    </message>
    <message>
        <source>К</source>
        <translation>C</translation>
    </message>
    <message>
        <source>О</source>
        <translation>O</translation>
    </message>
    <message>
        <source>Немає звукового пристрою</source>
        <translation>No sound device</translation>
    </message>
    <message>
        <source>Коментар до цієї миті (C)</source>
        <translation>Comment on this moment (C)</translation>
    </message>
    <message>
        <source>Скопіювати посилання на цю мить</source>
        <translation>Copy a link to this moment</translation>
    </message>
    <message>
        <source>Гучність, баланс і пристрій (M: без звуку)</source>
        <translation>Volume, balance and device (M: mute)</translation>
    </message>
    <message>
        <source>Завантажити запис</source>
        <translation>Download recording</translation>
    </message>
    <message>
        <source>Клавіші програвача</source>
        <translation>Player keys</translation>
    </message>
    <message>
        <source>Закрити програвач</source>
        <translation>Close player</translation>
    </message>
    <message>
        <source>Пауза (пробіл)</source>
        <translation>Pause (Space)</translation>
    </message>
    <message>
        <source>Слухати (пробіл)</source>
        <translation>Play (Space)</translation>
    </message>
    <message>
        <source>Швидкість {speed}</source>
        <translation>Speed {speed}</translation>
    </message>
    <message>
        <source>Згорнути подробиці (T)</source>
        <translation>Fold the details (T)</translation>
    </message>
    <message>
        <source>Подробиці й коментарі (T)</source>
        <translation>Details and comments (T)</translation>
    </message>
    <message>
        <source>Підсумок і розшифровка (W)</source>
        <translation>Summary and transcript (W)</translation>
    </message>
    <message>
        <source>Згорнути розшифровку (W)</source>
        <translation>Fold the transcript (W)</translation>
    </message>
    <message>
        <source>Швидкість ([ повільніше, ] швидше)</source>
        <translation>Speed ([ slower, ] faster)</translation>
    </message>
    <message>
        <source>Пропускати тишу (S)</source>
        <translation>Skip silence (S)</translation>
    </message>
    <message>
        <source>Чути клієнта (К або Shift 1); із Shift лише його</source>
        <translation>Hear the client (K or Shift 1); with Shift the client alone</translation>
    </message>
    <message>
        <source>Чути оператора (О або Shift 2); із Shift лише його</source>
        <translation>Hear the operator (O or Shift 2); with Shift the operator alone</translation>
    </message>
    <message>
        <source>Повторювати від A до B (L); або протягніть хвилею із Shift</source>
        <translation>Repeat from A to B (L); or drag over the waveform with Shift</translation>
    </message>
    <message>
        <source>Повторювати від A до B</source>
        <translation>Repeat from A to B</translation>
    </message>
    <message>
        <source>Чути клієнта</source>
        <translation>Hear the client</translation>
    </message>
    <message>
        <source>Чути оператора</source>
        <translation>Hear the operator</translation>
    </message>
</context>
<context>
    <name>FactsColumn</name>
    <message>
        <source>Хто скільки говорив</source>
        <translation>Who spoke how much</translation>
    </message>
    <message>
        <source>Невідомо: {why}</source>
        <translation>Not known: {why}</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Одночасно</source>
        <translation>Both at once</translation>
    </message>
    <message>
        <source>Тиша</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>Найдовша тиша</source>
        <translation>Longest silence</translation>
    </message>
    <message>
        <source>Монолог клієнта</source>
        <translation>Client&apos;s monologue</translation>
    </message>
    <message>
        <source>Монолог оператора</source>
        <translation>Operator&apos;s monologue</translation>
    </message>
    <message>
        <source>Перебивав клієнт</source>
        <translation>Client cut in</translation>
    </message>
    <message>
        <source>Перебивав оператор</source>
        <translation>Operator cut in</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Знайти в розмові</source>
        <translation>Find in the talk</translation>
    </message>
    <message>
        <source>Попереднє місце (Shift Enter)</source>
        <translation>Previous place (Shift Enter)</translation>
    </message>
    <message>
        <source>Наступне місце (Enter)</source>
        <translation>Next place (Enter)</translation>
    </message>
    <message>
        <source>{place} з {count}</source>
        <translation>{place} of {count}</translation>
    </message>
    <message>
        <source>лише в підсумку</source>
        <translation>in the summary only</translation>
    </message>
    <message>
        <source>не знайдено</source>
        <translation>not found</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Як записано</source>
        <translation>As recorded</translation>
    </message>
    <message>
        <source>Лише клієнт, MP3</source>
        <translation>The client alone, MP3</translation>
    </message>
    <message>
        <source>Лише оператор, MP3</source>
        <translation>The operator alone, MP3</translation>
    </message>
</context>
<context>
    <name>HeadRow</name>
    <message>
        <source>Замовлення {number}</source>
        <translation>Order {number}</translation>
    </message>
    <message>
        <source>Запис коротший за розмову: {seconds} із {talk}</source>
        <translation>The recording is shorter than the talk: {seconds} of {talk}</translation>
    </message>
    <message>
        <source>Клієнт {client} % · Оператор {operator} % · тиша {silence} %</source>
        <translation>Client {client}% · Operator {operator}% · silence {silence}%</translation>
    </message>
    <message>
        <source>Запис одноканальний: обидва голоси разом</source>
        <translation>One channel only: both voices together</translation>
    </message>
</context>
<context>
    <name>JudgingColumn</name>
    <message>
        <source>Ще ніхто не оцінив</source>
        <translation>Nobody has judged it yet</translation>
    </message>
    <message>
        <source>Оцінка {mark} з 5</source>
        <translation>Rating {mark} of 5</translation>
    </message>
    <message>
        <source>Оцінка</source>
        <translation>Rating</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Пробіл</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>слухати або спинити</source>
        <translation>play or pause</translation>
    </message>
    <message>
        <source>назад і вперед на 5 с</source>
        <translation>5 s back and forward</translation>
    </message>
    <message>
        <source>назад і вперед на 1 с</source>
        <translation>1 s back and forward</translation>
    </message>
    <message>
        <source>до десятої частки розмови</source>
        <translation>to a tenth of the call</translation>
    </message>
    <message>
        <source>попередній і наступний запис</source>
        <translation>previous and next recording</translation>
    </message>
    <message>
        <source>повільніше і швидше</source>
        <translation>slower and faster</translation>
    </message>
    <message>
        <source>без тиші</source>
        <translation>skip silence</translation>
    </message>
    <message>
        <source>вирівняти голоси</source>
        <translation>level the voices</translation>
    </message>
    <message>
        <source>повторювати від A до B</source>
        <translation>repeat from A to B</translation>
    </message>
    <message>
        <source>коментар до цієї миті</source>
        <translation>comment on this moment</translation>
    </message>
    <message>
        <source>подробиці розмови</source>
        <translation>details of the talk</translation>
    </message>
    <message>
        <source>підсумок і розшифровка</source>
        <translation>summary and transcript</translation>
    </message>
    <message>
        <source>ближче і далі</source>
        <translation>closer and further</translation>
    </message>
    <message>
        <source>чути клієнта, оператора</source>
        <translation>hear the client, the operator</translation>
    </message>
    <message>
        <source>К, О або Shift 1, 2</source>
        <translation>K, O or Shift 1, 2</translation>
    </message>
    <message>
        <source>Shift К, О</source>
        <translation>Shift K, O</translation>
    </message>
    <message>
        <source>чути лише клієнта, оператора</source>
        <translation>hear the client, the operator alone</translation>
    </message>
    <message>
        <source>без звуку</source>
        <translation>mute</translation>
    </message>
</context>
<context>
    <name>ListenersLabel</name>
    <message>
        <source>слухали: {name}</source>
        <translation>heard by: {name}</translation>
    </message>
    <message>
        <source>слухали: {count}</source>
        <translation>heard by: {count}</translation>
    </message>
    <message>
        <source>{line} · із завантаженням</source>
        <translation>{line} · downloaded</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>Спробувати ще</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PlayerDock</name>
    <message>
        <source>Програвач</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Не вдалося зберегти запис на цьому комп’ютері. Перевірте місце на диску.</source>
        <translation>The recording could not be stored on this computer. Check the disk space.</translation>
    </message>
    <message>
        <source>Файл запису пошкоджено: у ньому немає звуку</source>
        <translation>The recording is damaged: there is no sound in it</translation>
    </message>
    <message>
        <source>Файл запису порожній</source>
        <translation>The recording is empty</translation>
    </message>
    <message>
        <source>Не вдалося прочитати файл запису</source>
        <translation>The recording could not be read</translation>
    </message>
</context>
<context>
    <name>RemarksColumn</name>
    <message>
        <source>Ще ніхто не коментував. C ставить коментар до миті, що звучить.</source>
        <translation>Nobody has commented yet. C pins a comment to the moment that is heard.</translation>
    </message>
    <message>
        <source>Коментар до розмови</source>
        <translation>Comment on the talk</translation>
    </message>
    <message>
        <source>Коментарі</source>
        <translation>Comments</translation>
    </message>
    <message>
        <source>Ще ніхто не коментував</source>
        <translation>Nobody has commented yet</translation>
    </message>
    <message>
        <source>Коментар до {moment}</source>
        <translation>Comment at {moment}</translation>
    </message>
</context>
<context>
    <name>SoundPopUp</name>
    <message>
        <source>Гучність</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Баланс голосів</source>
        <translation>Balance of the voices</translation>
    </message>
    <message>
        <source>Ліворуч голосніше клієнт, праворуч оператор</source>
        <translation>Left: the client louder, right: the operator</translation>
    </message>
    <message>
        <source>Вирівняти голоси</source>
        <translation>Level the voices</translation>
    </message>
    <message>
        <source>Тихий голос підняти, гучний стишити (V)</source>
        <translation>Lift the quiet voice, lower the loud one (V)</translation>
    </message>
    <message>
        <source>Як у системі</source>
        <translation>As the system does</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Де звучить</source>
        <translation>Where it sounds</translation>
    </message>
</context>
<context>
    <name>SummaryColumn</name>
    <message>
        <source>Копіювати підсумок</source>
        <translation>Copy the summary</translation>
    </message>
    <message>
        <source>Що зробити</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Підсумок</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Працівник</source>
        <translation>Employee</translation>
    </message>
    <message>
        <source>Загалом</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>Підсумку словами немає</source>
        <translation>There is no summary in words</translation>
    </message>
    <message>
        <source>Підсумок розмови</source>
        <translation>Summary of the talk</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>привітання</source>
        <translation>greeting</translation>
    </message>
    <message>
        <source>потреба</source>
        <translation>need</translation>
    </message>
    <message>
        <source>заперечення</source>
        <translation>objection</translation>
    </message>
    <message>
        <source>домовленість</source>
        <translation>agreement</translation>
    </message>
    <message>
        <source>скарга</source>
        <translation>complaint</translation>
    </message>
    <message>
        <source>чемність</source>
        <translation>politeness</translation>
    </message>
</context>
<context>
    <name>TextDrawer</name>
    <message>
        <source>AI ще не обробив цю розмову. Підсумок і розшифровка з’являться тут самі.</source>
        <translation>The AI has not processed this talk yet. Summary and transcript will appear here by themselves.</translation>
    </message>
    <message>
        <source>Завантажуємо…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Спробувати ще</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>TranscriptColumn</name>
    <message>
        <source>До звучання</source>
        <translation>To the sound</translation>
    </message>
    <message>
        <source>Знову стежити за тим, що звучить</source>
        <translation>Follow what sounds again</translation>
    </message>
    <message>
        <source>Розшифровка</source>
        <translation>Transcript</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Розшифровка розмови</source>
        <translation>Transcript of the talk</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Розмова</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Хвиля розмови</source>
        <translation>Waveform of the call</translation>
    </message>
</context>
</TS>
