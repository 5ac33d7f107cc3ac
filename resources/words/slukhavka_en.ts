<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ActionRow</name>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Нове замовлення</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>Відкрити {order}</source>
        <translation>Open {order}</translation>
    </message>
    <message>
        <source>Відкрити клієнта</source>
        <translation>Open client</translation>
    </message>
    <message>
        <source>Зберегти імʼя</source>
        <translation>Save name</translation>
    </message>
    <message>
        <source>Передзвонити</source>
        <translation>Call back</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>ще {count}</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>Розмова</source>
        <translation>Talking</translation>
    </message>
    <message>
        <source>Відповіли без вас</source>
        <translation>Answered elsewhere</translation>
    </message>
    <message>
        <source>Пропущений</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Завершено</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Знайдено: {number} у № {order}</source>
        <translation>Found: {number} in #{order}</translation>
    </message>
    <message>
        <source>Знайдено: {number} у замовленні № {order}</source>
        <translation>Found: {number} in order #{order}</translation>
    </message>
    <message>
        <source>Знайдено: {number} у картці клієнта</source>
        <translation>Found: {number} on the client’s card</translation>
    </message>
    <message>
        <source>Запису немає: ніхто не відповів</source>
        <translation>No recording: nobody answered</translation>
    </message>
    <message>
        <source>Запис готується</source>
        <translation>Recording is being prepared</translation>
    </message>
    <message>
        <source>Запис поки не завантажився</source>
        <translation>Recording is not downloaded yet</translation>
    </message>
    <message>
        <source>Запис уже видалено</source>
        <translation>Recording has been deleted</translation>
    </message>
    <message>
        <source>Запису немає</source>
        <translation>No recording</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>Номер приховано</source>
        <translation>Number withheld</translation>
    </message>
    <message>
        <source>Вхідний дзвінок</source>
        <translation>Incoming call</translation>
    </message>
    <message>
        <source>Вихідний дзвінок</source>
        <translation>Outgoing call</translation>
    </message>
    <message>
        <source>Зворотний дзвінок</source>
        <translation>Callback</translation>
    </message>
</context>
<context>
    <name>CallCardWidget</name>
    <message>
        <source>Натисніть, щоб розгорнути</source>
        <translation>Click to expand</translation>
    </message>
</context>
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
        <source>запис готовий</source>
        <translation>recording ready</translation>
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
</context>
<context>
    <name>CallListHead</name>
    <message>
        <source>Ім’я або номер</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
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
    <name>CallbackSteps</name>
    <message>
        <source>Дзвонимо вам</source>
        <translation>Calling you</translation>
    </message>
    <message>
        <source>Ви підняли, набираємо клієнта</source>
        <translation>You picked up, dialling the client</translation>
    </message>
    <message>
        <source>Розмову завершено.</source>
        <translation>The call has ended.</translation>
    </message>
    <message>
        <source>Ваш телефон не в мережі: увімкніть його.</source>
        <translation>Your phone is offline: turn it on.</translation>
    </message>
    <message>
        <source>Ви відхилили дзвінок.</source>
        <translation>You declined the call.</translation>
    </message>
    <message>
        <source>Ви не підняли слухавку.</source>
        <translation>You did not pick up.</translation>
    </message>
    <message>
        <source>Клієнт зараз розмовляє.</source>
        <translation>The client is on another call.</translation>
    </message>
    <message>
        <source>Клієнт не підняв слухавку.</source>
        <translation>The client did not pick up.</translation>
    </message>
    <message>
        <source>Ringostat відмовився дзвонити.</source>
        <translation>Ringostat refused to call.</translation>
    </message>
    <message>
        <source>Ringostat не відповідає. Спробуйте за хвилину.</source>
        <translation>Ringostat is not responding. Try again in a minute.</translation>
    </message>
    <message>
        <source>Дзвінок скасовано.</source>
        <translation>The call was cancelled.</translation>
    </message>
    <message>
        <source>Про цей дзвінок більше нічого не чути.</source>
        <translation>Nothing more was heard of this call.</translation>
    </message>
    <message>
        <source>Дзвінок не вдався.</source>
        <translation>The call failed.</translation>
    </message>
    <message>
        <source>Зайнято</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Не відповідає</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Розмова</source>
        <translation>Talking</translation>
    </message>
    <message>
        <source>Дзвінок клієнту</source>
        <translation>Calling the client</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>Пропущений</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Вхідний</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Вихідний</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Зворотний дзвінок</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>Активний</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Виконаний</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Скасований</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Номер приховано</source>
        <translation>Number withheld</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>ще дзвонить</source>
        <translation>still ringing</translation>
    </message>
    <message>
        <source>розмова триває</source>
        <translation>call in progress</translation>
    </message>
    <message>
        <source>готується</source>
        <translation>being prepared</translation>
    </message>
    <message>
        <source>видалено: минув строк</source>
        <translation>deleted: expired</translation>
    </message>
    <message>
        <source>немає: ніхто не відповів</source>
        <translation>nobody answered</translation>
    </message>
    <message>
        <source>немає: запис вимкнено</source>
        <translation>recording is off</translation>
    </message>
    <message>
        <source>немає: Ringostat його не має</source>
        <translation>not found at Ringostat</translation>
    </message>
    <message>
        <source>не вдалося: це не звук</source>
        <translation>failed: not audio</translation>
    </message>
    <message>
        <source>немає: файл порожній</source>
        <translation>empty file</translation>
    </message>
    <message>
        <source>не вдалося: завеликий файл</source>
        <translation>failed: file too large</translation>
    </message>
    <message>
        <source>не вдалося: чуже джерело</source>
        <translation>failed: unknown source</translation>
    </message>
    <message>
        <source>не вдалося, пробуємо знову</source>
        <translation>failed, trying again</translation>
    </message>
    <message>
        <source>не вдалося: немає місця</source>
        <translation>failed: no disk space</translation>
    </message>
    <message>
        <source>немає</source>
        <translation>no recording</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Номер у кількох клієнтів. Хто телефонує?</source>
        <translation>Several clients share this number. Who is calling?</translation>
    </message>
</context>
<context>
    <name>CardBand</name>
    <message>
        <source>Сховати картку</source>
        <translation>Hide card</translation>
    </message>
</context>
<context>
    <name>ClientPicker</name>
    <message>
        <source>Імʼя або номер</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Новий номер</source>
        <translation>New number</translation>
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
        <source>Гучність (M: без звуку)</source>
        <translation>Volume (M: mute)</translation>
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
        <source>Швидкість ([ повільніше, ] швидше)</source>
        <translation>Speed ([ slower, ] faster)</translation>
    </message>
    <message>
        <source>Пропускати тишу (S)</source>
        <translation>Skip silence (S)</translation>
    </message>
    <message>
        <source>Чути клієнта (К)</source>
        <translation>Hear the client (C)</translation>
    </message>
    <message>
        <source>Чути клієнта</source>
        <translation>Hear the client</translation>
    </message>
    <message>
        <source>Чути оператора (О)</source>
        <translation>Hear the operator (O)</translation>
    </message>
    <message>
        <source>Чути оператора</source>
        <translation>Hear the operator</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Керування демо</source>
        <translation>Demo controls</translation>
    </message>
    <message>
        <source>Що станеться</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>Подзвонити</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Дзвінків за хвилину</source>
        <translation>Calls per minute</translation>
    </message>
    <message>
        <source>Дзвінок пішов.</source>
        <translation>The call is on its way.</translation>
    </message>
    <message>
        <source>Дзвінки пішли.</source>
        <translation>The calls are on their way.</translation>
    </message>
    <message>
        <source>Віртуальний Ringostat так не може.</source>
        <translation>The virtual Ringostat cannot do that.</translation>
    </message>
    <message>
        <source>Дзвінків за хвилину: {count}</source>
        <translation>Calls per minute: {count}</translation>
    </message>
    <message>
        <source>Дзвінки самі не йдуть</source>
        <translation>No automatic calls</translation>
    </message>
    <message>
        <source>Подзвонити як клієнт</source>
        <translation>Call as a client</translation>
    </message>
    <message>
        <source>Телефони працівників</source>
        <translation>Employees’ phones</translation>
    </message>
    <message>
        <source>Дзвонить, доки не піднімуть</source>
        <translation>Rings until answered</translation>
    </message>
    <message>
        <source>Відповіли, коротка розмова</source>
        <translation>Answered, short call</translation>
    </message>
    <message>
        <source>Відповіли, довга розмова</source>
        <translation>Answered, long call</translation>
    </message>
    <message>
        <source>Ніхто не відповів</source>
        <translation>Nobody answered</translation>
    </message>
    <message>
        <source>Зайнято</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>Як налаштовано телефон</source>
        <translation>As the phone is set</translation>
    </message>
    <message>
        <source>Переведено на колегу</source>
        <translation>Transferred to a colleague</translation>
    </message>
    <message>
        <source>Голосова пошта</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Прихований номер</source>
        <translation>Withheld number</translation>
    </message>
    <message>
        <source>Запис зʼявляється пізніше</source>
        <translation>Recording comes later</translation>
    </message>
    <message>
        <source>Десять дзвінків одразу</source>
        <translation>Ten calls at once</translation>
    </message>
    <message>
        <source>Вихідний, клієнт відповів</source>
        <translation>Outgoing, client answered</translation>
    </message>
    <message>
        <source>Вихідний, клієнт не відповів</source>
        <translation>Outgoing, no answer</translation>
    </message>
</context>
<context>
    <name>DeskPages</name>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>DeskStatus</name>
    <message>
        <source>Зміну не збережено. {why}</source>
        <translation>The change was not saved. {why}</translation>
    </message>
    <message>
        <source>Поки не було зв’язку: {calls}</source>
        <translation>While you were offline: {calls}</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Немає зв’язку з {since} · пробуємо знову</source>
        <translation>No connection since {since} · trying again</translation>
    </message>
    <message>
        <source>Спробувати зараз</source>
        <translation>Try now</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Скинути</source>
        <translation>Clear</translation>
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
        <source>Усі менеджери</source>
        <translation>All managers</translation>
    </message>
</context>
<context>
    <name>HeadRow</name>
    <message>
        <source>Замовлення {number}</source>
        <translation>Order {number}</translation>
    </message>
    <message>
        <source>Клієнт {client} % · Оператор {operator} % · тиша {silence} %</source>
        <translation>Client {client}% · Operator {operator}% · silence {silence}%</translation>
    </message>
    <message>
        <source>Обидва голоси в одній доріжці</source>
        <translation>Both voices on one track</translation>
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
        <source>К, О</source>
        <translation>C, O</translation>
    </message>
    <message>
        <source>чути клієнта, оператора</source>
        <translation>hear the client, the operator</translation>
    </message>
    <message>
        <source>без звуку</source>
        <translation>mute</translation>
    </message>
</context>
<context>
    <name>LastTalkPart</name>
    <message>
        <source>Слухати останню розмову</source>
        <translation>Play the last call</translation>
    </message>
    <message>
        <source>Остання розмова</source>
        <translation>Last call</translation>
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
    <name>NoteField</name>
    <message>
        <source>Нотатка до розмови…</source>
        <translation>Note on the call…</translation>
    </message>
    <message>
        <source>Нотатка до розмови</source>
        <translation>Note on the call</translation>
    </message>
    <message>
        <source>Збережено</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Керування демо сховано. Повернути його: {key}</source>
        <translation>The demo controls are hidden. To bring them back: {key}</translation>
    </message>
    <message>
        <source>Готуємо навчальний магазин: {percent} %</source>
        <translation>Preparing the training shop: {percent}%</translation>
    </message>
</context>
<context>
    <name>OrderDelegate</name>
    <message>
        <source>Дії із замовленням</source>
        <translation>Order actions</translation>
    </message>
    <message>
        <source>Дзвонимо на цей номер</source>
        <translation>Calling this number</translation>
    </message>
    <message>
        <source>Спершу завершіть поточний дзвінок</source>
        <translation>Finish the current call first</translation>
    </message>
    <message>
        <source>Зателефонувати (Ctrl+Enter)</source>
        <translation>Call (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>OrderPane</name>
    <message>
        <source>Номер, клієнт, телефон</source>
        <translation>Number, client, phone</translation>
    </message>
    <message>
        <source>Повторити</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>За цим запитом замовлень немає</source>
        <translation>No orders match this search</translation>
    </message>
    <message>
        <source>Показати всі замовлення</source>
        <translation>Show all orders</translation>
    </message>
    <message>
        <source>Тут стоятимуть замовлення з CRM</source>
        <translation>Orders from the CRM will stand here</translation>
    </message>
    <message>
        <source>Оновити</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Відкрити замовлення {number}</source>
        <translation>Open order {number}</translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Телефон</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Статус</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Сума</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Дії</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>OrderView</name>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Список записів</source>
        <translation>Call history</translation>
    </message>
    <message>
        <source>Зателефонувати</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Усі дзвінки цього номера</source>
        <translation>All calls of this number</translation>
    </message>
    <message>
        <source>Скопіювати номер</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Відкрити в CRM</source>
        <translation>Open in CRM</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>без номера</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>Дзвонить</source>
        <translation>Ringing</translation>
    </message>
    <message>
        <source>Розмова триває</source>
        <translation>Call in progress</translation>
    </message>
    <message>
        <source>Запис готується</source>
        <translation>Recording is being prepared</translation>
    </message>
    <message>
        <source>Запису вже немає: термін зберігання минув</source>
        <translation>Recording deleted: storage period over</translation>
    </message>
    <message>
        <source>спробуємо знову о {time}</source>
        <translation>next try at {time}</translation>
    </message>
    <message>
        <source>Запису немає: ніхто не відповів</source>
        <translation>No recording: nobody answered</translation>
    </message>
    <message>
        <source>Запису немає: його вимкнено в Ringostat</source>
        <translation>No recording: turned off in Ringostat</translation>
    </message>
    <message>
        <source>Запису немає: Ringostat його не знайшов</source>
        <translation>No recording: Ringostat did not find it</translation>
    </message>
    <message>
        <source>Запису немає: файл порожній або пошкоджений</source>
        <translation>No recording: file is empty or damaged</translation>
    </message>
    <message>
        <source>Запису немає: файл завеликий</source>
        <translation>No recording: file too large</translation>
    </message>
    <message>
        <source>Запису немає: його адресу не дозволено</source>
        <translation>No recording: its address is not allowed</translation>
    </message>
    <message>
        <source>Запис не завантажено: Ringostat не відповів</source>
        <translation>Not downloaded: Ringostat did not respond</translation>
    </message>
    <message>
        <source>Запис не завантажено: на сервері бракує місця</source>
        <translation>Not downloaded: server is out of space</translation>
    </message>
    <message>
        <source>Запису немає</source>
        <translation>No recording</translation>
    </message>
</context>
<context>
    <name>OrdersPart</name>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Немає зв’язку</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>вільна</source>
        <translation>free</translation>
    </message>
    <message>
        <source>вільний</source>
        <translation>free</translation>
    </message>
    <message>
        <source>На зв’язку · {state}</source>
        <translation>Online · {state}</translation>
    </message>
    <message>
        <source>На зв’язку · розмовляє</source>
        <translation>Online · talking</translation>
    </message>
    <message>
        <source>Телефон не в мережі</source>
        <translation>Phone offline</translation>
    </message>
    <message>
        <source>На зв’язку</source>
        <translation>Online</translation>
    </message>
</context>
<context>
    <name>PhoneRow</name>
    <message>
        <source>розмовляє</source>
        <translation>talking</translation>
    </message>
    <message>
        <source>у мережі</source>
        <translation>online</translation>
    </message>
    <message>
        <source>не в мережі</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>Телефон {name} у мережі</source>
        <translation>{name}’s phone is online</translation>
    </message>
</context>
<context>
    <name>PlayerDock</name>
    <message>
        <source>Програвач</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Не вдалося зберегти запис на цьому компʼютері. Перевірте місце на диску.</source>
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
    <name>Playing</name>
    <message>
        <source>Не вдалося зберегти запис: {why}</source>
        <translation>The recording could not be saved: {why}</translation>
    </message>
    <message>
        <source>Збережено: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Сервер не відповідає. Перевірте мережу й спробуйте знову.</source>
        <translation>The server is not responding. Check the network and try again.</translation>
    </message>
    <message>
        <source>Забагато спроб. Спробуйте за {subject} с.</source>
        <translation>Too many attempts. Try again in {subject} s.</translation>
    </message>
    <message>
        <source>Цьому клієнту вже дзвонить {subject}.</source>
        <translation>{subject} is already calling this client.</translation>
    </message>
    <message>
        <source>Цей дзвінок уже взяли: {subject}.</source>
        <translation>This call is already taken: {subject}.</translation>
    </message>
    <message>
        <source>Ringostat відмовив: {subject}</source>
        <translation>Ringostat refused: {subject}</translation>
    </message>
    <message>
        <source>Цей номер уже має {subject}.</source>
        <translation>{subject} already has this number.</translation>
    </message>
    <message>
        <source>Потрібно увійти знову: цей пристрій більше не має доступу.</source>
        <translation>Sign in again: this device no longer has access.</translation>
    </message>
    <message>
        <source>Для цього потрібні права керівника або адміністратора.</source>
        <translation>This needs the rights of a supervisor or an administrator.</translation>
    </message>
    <message>
        <source>Цього вже немає.</source>
        <translation>This no longer exists.</translation>
    </message>
    <message>
        <source>Сервер не зрозумів запит. Можливо, програму варто оновити.</source>
        <translation>The server did not understand the request. The program may need an update.</translation>
    </message>
    <message>
        <source>Це завелике, щоб надіслати.</source>
        <translation>This is too large to send.</translation>
    </message>
    <message>
        <source>Такого коду немає. Перевірте його або попросіть новий.</source>
        <translation>There is no such code. Check it or ask for a new one.</translation>
    </message>
    <message>
        <source>Термін дії коду минув. Попросіть новий: він діє десять хвилин.</source>
        <translation>The code has expired. Ask for a new one: it works for ten minutes.</translation>
    </message>
    <message>
        <source>Забагато спроб. Спробуйте трохи згодом.</source>
        <translation>Too many attempts. Try again a little later.</translation>
    </message>
    <message>
        <source>Це не схоже на номер телефону.</source>
        <translation>This does not look like a phone number.</translation>
    </message>
    <message>
        <source>Цей номер уже має інший клієнт.</source>
        <translation>Another client already has this number.</translation>
    </message>
    <message>
        <source>Запис ще готується.</source>
        <translation>The recording is still being prepared.</translation>
    </message>
    <message>
        <source>Запису вже немає: термін зберігання минув.</source>
        <translation>The recording is deleted: its storage period is over.</translation>
    </message>
    <message>
        <source>Запис змінився. Відкрийте його ще раз.</source>
        <translation>The recording has changed. Open it again.</translation>
    </message>
    <message>
        <source>Телефонію ще не налаштовано.</source>
        <translation>Telephony is not set up yet.</translation>
    </message>
    <message>
        <source>Ringostat не приймає Auth-key. Перевірте його в налаштуваннях.</source>
        <translation>Ringostat does not accept the Auth-key. Check it in the settings.</translation>
    </message>
    <message>
        <source>Ringostat не знає такого Project ID.</source>
        <translation>Ringostat does not know this Project ID.</translation>
    </message>
    <message>
        <source>Ringostat не відповідає. Спробуйте за хвилину.</source>
        <translation>Ringostat is not responding. Try again in a minute.</translation>
    </message>
    <message>
        <source>Ringostat відмовив.</source>
        <translation>Ringostat refused.</translation>
    </message>
    <message>
        <source>За вами не закріплено SIP-акаунт. Зверніться до адміністратора.</source>
        <translation>No SIP account is assigned to you. Ask the administrator.</translation>
    </message>
    <message>
        <source>Ваш телефон не на зв’язку. Увімкніть SIP і спробуйте знову.</source>
        <translation>Your phone is offline. Turn SIP on and try again.</translation>
    </message>
    <message>
        <source>Цьому клієнту вже дзвонять.</source>
        <translation>This client is already being called.</translation>
    </message>
    <message>
        <source>Цей дзвінок уже хтось узяв.</source>
        <translation>Somebody has already taken this call.</translation>
    </message>
    <message>
        <source>Сервер зараз не може зберегти зміни. Спробуйте за хвилину.</source>
        <translation>The server cannot save changes now. Try again in a minute.</translation>
    </message>
    <message>
        <source>На сервері сталася помилка. Ми її записали.</source>
        <translation>Something went wrong on the server. It has been logged.</translation>
    </message>
</context>
<context>
    <name>RecordRow</name>
    <message>
        <source>Слухати</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Зберегти запис (Ctrl+S)</source>
        <translation>Save recording (Ctrl+S)</translation>
    </message>
    <message>
        <source>Пауза</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>Список записів</source>
        <translation>Call history</translation>
    </message>
    <message>
        <source>Закрити (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Повторити</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Зателефонувати</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>З цим клієнтом ще не розмовляли</source>
        <translation>No calls with this client yet</translation>
    </message>
    <message>
        <source>понад {n}</source>
        <translation>over {n}</translation>
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
        <source>Усі дзвінки цього номера</source>
        <translation>All calls of this number</translation>
    </message>
    <message>
        <source>Скопіювати номер</source>
        <translation>Copy number</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Адреса сервера</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>slukhavka.вашмагазин.ua</source>
        <translation>slukhavka.yourshop.com</translation>
    </message>
    <message>
        <source>Код підключення</source>
        <translation>Connection code</translation>
    </message>
    <message>
        <source>ABCD-2345</source>
        <translation>ABCD-2345</translation>
    </message>
    <message>
        <source>Підключити</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Це не схоже на адресу сервера.</source>
        <translation>This does not look like a server address.</translation>
    </message>
    <message>
        <source>Введіть код, який дав адміністратор.</source>
        <translation>Enter the code your administrator gave you.</translation>
    </message>
    <message>
        <source>Підключаємо…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Підключіть це робоче місце</source>
        <translation>Connect this workplace</translation>
    </message>
    <message>
        <source>Адресу й код дає адміністратор. Код діє десять хвилин і підходить один раз.</source>
        <translation>Your administrator gives you the address and the code. The code works once, for ten minutes.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Відкрити Слухавку</source>
        <translation>Open Slukhavka</translation>
    </message>
    <message>
        <source>Вийти</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>немає зв’язку</source>
        <translation>no connection</translation>
    </message>
</context>
<context>
    <name>VolumePopUp</name>
    <message>
        <source>Гучність</source>
        <translation>Volume</translation>
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
<context>
    <name>WhoPart</name>
    <message>
        <source>Імʼя клієнта</source>
        <translation>Client’s name</translation>
    </message>
    <message>
        <source>Імʼя нового клієнта</source>
        <translation>New client’s name</translation>
    </message>
    <message>
        <source>Номер приховано</source>
        <translation>Number withheld</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>сьогодні</source>
        <translation>today</translation>
    </message>
    <message>
        <source>учора</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Сьогодні, {day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>Учора, {day}</source>
        <translation>Yesterday, {day}</translation>
    </message>
    <message>
        <source>{n} с</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} хв</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} год</source>
        <translation>{n} h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln розмов</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln замовлень</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln пропущених дзвінків</source>
        <translation>
            <numerusform>%Ln missed call</numerusform>
            <numerusform>%Ln missed calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln товарів</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln спроб</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
    <message>
        <source>№ {number}</source>
        <translation>#{number}</translation>
    </message>
    <message>
        <source>Відповіла {name}</source>
        <translation>Answered by {name}</translation>
    </message>
    <message>
        <source>Відповів {name}</source>
        <translation>Answered by {name}</translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
</context>
<context>
    <name>_Grip</name>
    <message>
        <source>Ширина панелі</source>
        <translation>Panel width</translation>
    </message>
</context>
</TS>
