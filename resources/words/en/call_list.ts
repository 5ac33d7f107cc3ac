<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>CallList</name>
    <message>
        <source>голосова пошта</source>
        <translation>voicemail</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>Напрямок</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Час</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Статус</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Тривалість</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Відповідальний</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Запис</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Очікування</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Лінія</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Нотатка</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Частка оператора</source>
        <translation>Operator’s share</translation>
    </message>
    <message>
        <source>Монолог оператора</source>
        <translation>Operator’s monologue</translation>
    </message>
    <message>
        <source>Перебивання</source>
        <translation>Interruptions</translation>
    </message>
    <message>
        <source>Найдовша тиша</source>
        <translation>Longest silence</translation>
    </message>
    <message>
        <source>Дії</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Увесь час</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>Сьогодні</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Учора</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Останні 7 днів</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>Останні 30 днів</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>Свої дати…</source>
        <translation>Own dates…</translation>
    </message>
    <message>
        <source>Усі напрямки</source>
        <translation>All directions</translation>
    </message>
    <message>
        <source>Вхідні</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Вихідні</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Зворотні дзвінки</source>
        <translation>Callbacks</translation>
    </message>
    <message>
        <source>Усі статуси</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>Активні</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Виконані</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Скасовані</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Пропущені</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Будь-яка тривалість</source>
        <translation>Any length</translation>
    </message>
    <message>
        <source>До 30 с</source>
        <translation>Up to 30 s</translation>
    </message>
    <message>
        <source>Від 30 с до 3 хв</source>
        <translation>30 s to 3 min</translation>
    </message>
    <message>
        <source>Від 3 до 10 хв</source>
        <translation>3 to 10 min</translation>
    </message>
    <message>
        <source>Понад 10 хв</source>
        <translation>Over 10 min</translation>
    </message>
    <message>
        <source>Тиша</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>хоч раз</source>
        <translation>at least once</translation>
    </message>
    <message>
        <source>від {least} разів</source>
        <translation>{least} times or more</translation>
    </message>
    <message>
        <source>від {least}</source>
        <translation>from {least}</translation>
    </message>
    <message>
        <source>Оператор перебивав</source>
        <translation>Operator interrupted</translation>
    </message>
    <message>
        <source>Дата</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Розмова, с</source>
        <translation>Talk, s</translation>
    </message>
    <message>
        <source>Очікування, с</source>
        <translation>Wait, s</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Говорив оператор, %</source>
        <translation>Operator spoke, %</translation>
    </message>
    <message>
        <source>Монолог оператора, с</source>
        <translation>Operator’s monologue, s</translation>
    </message>
    <message>
        <source>Оператор перебивав, разів</source>
        <translation>Operator interrupted, times</translation>
    </message>
    <message>
        <source>Найдовша тиша, с</source>
        <translation>Longest silence, s</translation>
    </message>
    <message>
        <source>Підсумок</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>оператор</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>монолог</source>
        <translation>monologue</translation>
    </message>
    <message>
        <source>перебивання</source>
        <translation>interruptions</translation>
    </message>
    <message>
        <source>тиша</source>
        <translation>silence</translation>
    </message>
</context>
<context>
    <name>CallListHead</name>
    <message>
        <source>Ім’я, номер, замовлення</source>
        <translation>Name, number, order</translation>
    </message>
    <message>
        <source>Вивантажити</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
    </message>
    <message>
        <source>Шукати слова в самих розмовах (Ctrl+Shift+F)</source>
        <translation>Look for words in the talks themselves (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Зберегти записи всього списку одним ZIP</source>
        <translation>Save the recordings of the whole list as one ZIP</translation>
    </message>
    <message>
        <source>Книга Excel (XLSX)</source>
        <translation>Excel workbook (XLSX)</translation>
    </message>
    <message>
        <source>Таблиця (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>понад {talks}</source>
        <translation>over {talks}</translation>
    </message>
</context>
<context>
    <name>CallListPage</name>
    <message>
        <source>Тут стоятимуть розмови: перша з’явиться, щойно хтось зателефонує.</source>
        <translation>Calls will stand here: the first one comes as soon as somebody rings.</translation>
    </message>
    <message>
        <source>За цими умовами розмов немає.</source>
        <translation>No calls match these filters.</translation>
    </message>
    <message>
        <source>Скинути умови</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>CallView</name>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Хід вивантаження</source>
        <translation>Progress of the export</translation>
    </message>
    <message>
        <source>Вивантажуємо: {talks}</source>
        <translation>Exporting: {talks}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Фільтр</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Скинути</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Стовпці</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Період</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Напрямок</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Статус</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Менеджер</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Із записом</source>
        <translation>With recording</translation>
    </message>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Година</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Тривалість</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>Усі менеджери</source>
        <translation>All managers</translation>
    </message>
    <message>
        <source>Номер…</source>
        <translation>Number…</translation>
    </message>
    <message>
        <source>Свої дати…</source>
        <translation>Own dates…</translation>
    </message>
    <message>
        <source>Лише пропущені</source>
        <translation>Missed only</translation>
    </message>
    <message>
        <source>Лише вхідні</source>
        <translation>Incoming only</translation>
    </message>
    <message>
        <source>Лише із записом</source>
        <translation>Recorded only</translation>
    </message>
    <message>
        <source>Почуте в розмові</source>
        <translation>Heard in the talk</translation>
    </message>
</context>
<context>
    <name>NumberPopup</name>
    <message>
        <source>Номер або його частина</source>
        <translation>Number or a part of it</translation>
    </message>
    <message>
        <source>Показати</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Прослухати</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Завантажити запис</source>
        <translation>Download recording</translation>
    </message>
    <message>
        <source>Зателефонувати</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Знайти клієнта</source>
        <translation>Find client</translation>
    </message>
    <message>
        <source>Знайти замовлення</source>
        <translation>Find orders</translation>
    </message>
    <message>
        <source>Усі замовлення цього номера</source>
        <translation>All orders of this number</translation>
    </message>
    <message>
        <source>Створити замовлення</source>
        <translation>Create an order</translation>
    </message>
    <message>
        <source>Усі дзвінки цього номера</source>
        <translation>All calls of this number</translation>
    </message>
    <message>
        <source>Скопіювати номер</source>
        <translation>Copy number</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Завантажити записи</source>
        <translation>Download recordings</translation>
    </message>
    <message>
        <source>Зберегти вибрані записи одним ZIP</source>
        <translation>Save the chosen recordings as one ZIP</translation>
    </message>
    <message>
        <source>Вивантажити вибране</source>
        <translation>Export selection</translation>
    </message>
    <message>
        <source>Зняти вибір</source>
        <translation>Clear the selection</translation>
    </message>
    <message>
        <source>Вибрано: {talks}</source>
        <translation>Selected: {talks}</translation>
    </message>
</context>
</TS>
