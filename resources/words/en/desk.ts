<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>AwayStrip</name>
    <message>
        <source>Пропущені</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
    </message>
    <message>
        <source>Сховати</source>
        <translation>Hide</translation>
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
</context>
<context>
    <name>DeskAway</name>
    <message>
        <source>Поки вас не було, з {since}</source>
        <translation>While you were away, since {since}</translation>
    </message>
    <message>
        <source>Поки картки мовчали, з {since}</source>
        <translation>While the cards were silent, since {since}</translation>
    </message>
    <message>
        <source>Поки не було зв’язку, з {since}</source>
        <translation>While there was no connection, since {since}</translation>
    </message>
    <message>
        <source>понад {calls}</source>
        <translation>over {calls}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ще чекають</source>
        <translation>
            <numerusform>%Ln still waits</numerusform>
            <numerusform>%Ln still wait</numerusform>
        </translation>
    </message>
    <message>
        <source>уже ніхто не чекає</source>
        <translation>nobody is waiting any more</translation>
    </message>
    <message>
        <source>{names} і ще {n}</source>
        <translation>{names} and {n} more</translation>
    </message>
</context>
<context>
    <name>DeskLinks</name>
    <message>
        <source>Це посилання Слухавка не розуміє.</source>
        <translation>Slukhavka does not understand this link.</translation>
    </message>
</context>
<context>
    <name>DeskNotices</name>
    <message>
        <source>Цей робочий стіл не показує сповіщень. Про дзвінок скаже картка.</source>
        <translation>This desktop shows no notifications. The card tells of a call.</translation>
    </message>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Так система сповістить про дзвінок.</source>
        <translation>This is how the system tells of a call.</translation>
    </message>
</context>
<context>
    <name>DeskPages</name>
    <message>
        <source>Наживо</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Записи розмов</source>
        <translation>Call recordings</translation>
    </message>
    <message>
        <source>Пропущені</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Огляд</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Оператори</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Налаштування</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Довідка</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>DeskPalette</name>
    <message>
        <source>Набрати номер</source>
        <translation>Dial a number</translation>
    </message>
    <message>
        <source>Знайти на цій сторінці</source>
        <translation>Search this page</translation>
    </message>
    <message>
        <source>Шукати слова в розмовах</source>
        <translation>Look for words in the talks</translation>
    </message>
    <message>
        <source>Самоперевірка</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Світлі кольори</source>
        <translation>Light colours</translation>
    </message>
    <message>
        <source>Темні кольори</source>
        <translation>Dark colours</translation>
    </message>
    <message>
        <source>Кольори як у системі</source>
        <translation>Colours as in the system</translation>
    </message>
    <message>
        <source>Вийти зі Слухавки</source>
        <translation>Quit Slukhavka</translation>
    </message>
    <message>
        <source>подзвонити</source>
        <translation>call</translation>
    </message>
    <message>
        <source>Шукати «{words}» у розмовах</source>
        <translation>Look for “{words}” in the talks</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
</context>
<context>
    <name>DeskSession</name>
    <message>
        <source>Показати в теці</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Не вдалося відкрити теку {folder}</source>
        <translation>Could not open the folder {folder}</translation>
    </message>
</context>
<context>
    <name>DeskShortcut</name>
    <message>
        <source>Набрати скопійований номер</source>
        <translation>Call the copied number</translation>
    </message>
    <message>
        <source>Цей робочий стіл не дає програмам спільних клавіш. Номер можна набрати з трею.</source>
        <translation>This desktop gives programs no shared shortcuts. A number can be called from the tray.</translation>
    </message>
    <message>
        <source>{keys} уже має інша програма. Оберіть іншу комбінацію.</source>
        <translation>Another program already has {keys}. Choose another combination.</translation>
    </message>
</context>
<context>
    <name>DeskStatus</name>
    <message>
        <source>Зміну не збережено. {why}</source>
        <translation>The change was not saved. {why}</translation>
    </message>
</context>
<context>
    <name>DeskTrials</name>
    <message>
        <source>Пробна картка</source>
        <translation>Trial card</translation>
    </message>
</context>
<context>
    <name>DeskWindow</name>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Немає зв’язку з {since} · дані на той час · пробуємо знову</source>
        <translation>No connection since {since} · showing what was known then · trying again</translation>
    </message>
    <message>
        <source>Спробувати зараз</source>
        <translation>Try now</translation>
    </message>
</context>
<context>
    <name>DiskProblems</name>
    <message>
        <source>на диску немає місця</source>
        <translation>there is no room on the disk</translation>
    </message>
    <message>
        <source>сюди не дозволено записувати або файл відкрито в іншій програмі</source>
        <translation>writing here is not allowed, or the file is open in another program</translation>
    </message>
    <message>
        <source>такої теки немає</source>
        <translation>there is no such folder</translation>
    </message>
    <message>
        <source>цей диск лише для читання</source>
        <translation>this disk is read-only</translation>
    </message>
    <message>
        <source>задовге ім’я файлу</source>
        <translation>the file&apos;s name is too long</translation>
    </message>
    <message>
        <source>цей диск не вміщує таких великих файлів</source>
        <translation>this disk does not hold files so large</translation>
    </message>
    <message>
        <source>диск не відповідає</source>
        <translation>the disk does not answer</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>Хід збереження записів</source>
        <translation>Progress of saving recordings</translation>
    </message>
    <message>
        <source>У файлі запису немає звуку: є лише форма «Як записано»</source>
        <translation>There is no sound in the recording&apos;s file: only the form “As recorded” is there</translation>
    </message>
    <message>
        <source>Не вдалося зберегти запис: {why}</source>
        <translation>The recording could not be saved: {why}</translation>
    </message>
    <message>
        <source>Збережено: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>Збережено записів: {n} у {folder}</source>
        <translation>Recordings saved: {n}, in {folder}</translation>
    </message>
    <message>
        <source>Зберігаємо записи: {n} з {all}</source>
        <translation>Saving recordings: {n} of {all}</translation>
    </message>
    <message>
        <source>Зберігаємо запис: {client}</source>
        <translation>Saving the recording: {client}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Записи розмов {day}</source>
        <translation>Call recordings {day}</translation>
    </message>
    <message>
        <source>Не вдалося вивантажити: {why}</source>
        <translation>The export failed: {why}</translation>
    </message>
    <message>
        <source>Збережено: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
</context>
<context>
    <name>NewManagerDialog</name>
    <message>
        <source>Новий менеджер</source>
        <translation>New manager</translation>
    </message>
    <message>
        <source>Ім’я та прізвище</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Додати</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
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
    <message>
        <source>Слухавка вже запущена, але не відповідає. Завершіть її примусово й запустіть знову.</source>
        <translation>Slukhavka is running already and does not answer. End it by force and start it again.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Замовлення</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Консультація</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Передзвонити</source>
        <translation>Call later</translation>
    </message>
    <message>
        <source>Скарга</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Помилилися номером</source>
        <translation>Wrong number</translation>
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
    <name>Playing</name>
    <message>
        <source>Посилання на цю мить розмови скопійовано</source>
        <translation>Link to this moment of the talk copied</translation>
    </message>
    <message>
        <source>запис готовий</source>
        <translation>recording ready</translation>
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
        <source>{subject} вже дзвонить цьому клієнту.</source>
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
        <source>Ringostat тимчасово не працює (помилка {subject}). Спробуйте за хвилину.</source>
        <translation>Ringostat is out of order for now (error {subject}). Try again in a minute.</translation>
    </message>
    <message>
        <source>Цей номер уже має {subject}.</source>
        <translation>{subject} already has this number.</translation>
    </message>
    <message>
        <source>Sitniks відмовив: {subject}</source>
        <translation>Sitniks refused: {subject}</translation>
    </message>
    <message>
        <source>{subject} має операторів або замовлення. Спершу передайте їх іншому.</source>
        <translation>{subject} has operators or orders. Hand them to somebody else first.</translation>
    </message>
    <message>
        <source>Замовлення {subject} уже є.</source>
        <translation>Order {subject} is already there.</translation>
    </message>
    <message>
        <source>У файлі забагато рядків. Найбільше можна {subject}.</source>
        <translation>The file has too many rows. At most {subject} are possible.</translation>
    </message>
    <message>
        <source>Забагато записів для одного архіву. Найбільше можна {subject}.</source>
        <translation>Too many recordings for one archive. At most {subject} are possible.</translation>
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
        <source>Сервер не може прочитати збережений Auth-key. Введіть його ще раз.</source>
        <translation>The server cannot read the stored Auth-key. Enter it again.</translation>
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
        <source>Об’єднали понад 30 днів тому: розділити вже не можна.</source>
        <translation>They were merged over 30 days ago: they can no longer be parted.</translation>
    </message>
    <message>
        <source>Цього клієнта відтоді об’єднували ще раз. Спершу скасуйте пізніше об’єднання.</source>
        <translation>This client has been merged once more since. Undo the later merge first.</translation>
    </message>
    <message>
        <source>Номери відтоді змінили: розділити так, як було, не можна.</source>
        <translation>Their numbers have been changed since: they cannot be parted as they were.</translation>
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
        <source>Sitniks не приймає цей токен. Створіть новий у налаштуваннях Sitniks і вставте його тут.</source>
        <translation>Sitniks does not accept this token. Make a new one in the settings of Sitniks and paste it here.</translation>
    </message>
    <message>
        <source>Sitniks відповів 403: відкритий API закрито для цього тарифу. Так буває на пробному періоді.</source>
        <translation>Sitniks answered 403: its open API is closed to this plan. A trial plan answers so.</translation>
    </message>
    <message>
        <source>Sitniks не відповідає. Спробуйте за хвилину.</source>
        <translation>Sitniks does not answer. Try again in a minute.</translation>
    </message>
    <message>
        <source>Sitniks відмовив.</source>
        <translation>Sitniks refused.</translation>
    </message>
    <message>
        <source>Ця адреса не підходить: потрібна повна адреса, що починається з https://</source>
        <translation>This address will not do: it must be a full address that begins with https://</translation>
    </message>
    <message>
        <source>Цей менеджер має операторів або замовлення. Спершу передайте їх іншому.</source>
        <translation>This manager has operators or orders. Hand them to somebody else first.</translation>
    </message>
    <message>
        <source>Замовлення з таким номером уже є.</source>
        <translation>There is an order with this number already.</translation>
    </message>
    <message>
        <source>Цей файл не вдалося прочитати. Збережіть його як CSV або XLSX.</source>
        <translation>This file could not be read. Save it as CSV or XLSX.</translation>
    </message>
    <message>
        <source>У файлі забагато рядків.</source>
        <translation>The file has too many rows.</translation>
    </message>
    <message>
        <source>Забагато записів для одного архіву.</source>
        <translation>Too many recordings for one archive.</translation>
    </message>
    <message>
        <source>Вкажіть, що в якому стовпці.</source>
        <translation>Say what each column holds.</translation>
    </message>
    <message>
        <source>Це останній адміністратор. Спершу призначте ще одного.</source>
        <translation>This is the last administrator. Appoint another one first.</translation>
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
    <name>Recordings</name>
    <message>
        <source>ще дзвонить</source>
        <translation>still ringing</translation>
    </message>
    <message>
        <source>розмова триває</source>
        <translation>the call goes on</translation>
    </message>
    <message>
        <source>готується</source>
        <translation>being prepared</translation>
    </message>
    <message>
        <source>не вдалося</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>видалено</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>немає</source>
        <translation>none</translation>
    </message>
    <message>
        <source>наступна спроба о {time}</source>
        <translation>next try at {time}</translation>
    </message>
    <message>
        <source>наступна спроба {day} о {time}</source>
        <translation>next try {day} at {time}</translation>
    </message>
    <message>
        <source>Ще дзвонить</source>
        <translation>Still ringing</translation>
    </message>
    <message>
        <source>Розмова триває</source>
        <translation>The call goes on</translation>
    </message>
    <message>
        <source>Запис готується</source>
        <translation>The recording is being prepared</translation>
    </message>
    <message>
        <source>Запис не завантажено</source>
        <translation>The recording did not come</translation>
    </message>
    <message>
        <source>Запис видалено</source>
        <translation>The recording was removed</translation>
    </message>
    <message>
        <source>Запису немає</source>
        <translation>No recording</translation>
    </message>
    <message>
        <source>запис готовий</source>
        <translation>recording ready</translation>
    </message>
    <message>
        <source>ще слухаємо</source>
        <translation>being heard</translation>
    </message>
    <message>
        <source>не вдалося почути</source>
        <translation>cannot be heard</translation>
    </message>
    <message>
        <source>один канал</source>
        <translation>one channel</translation>
    </message>
    <message>
        <source>Спробувати завантажити зараз</source>
        <translation>Try to fetch it now</translation>
    </message>
    <message numerus="yes">
        <source>зберігали %n днів</source>
        <translation>
            <numerusform>kept for %n day</numerusform>
            <numerusform>kept for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>минув строк зберігання</source>
        <translation>its time was over</translation>
    </message>
    <message>
        <source>ніхто не відповів</source>
        <translation>nobody answered</translation>
    </message>
    <message>
        <source>запис вимкнено</source>
        <translation>recording is off</translation>
    </message>
    <message>
        <source>Ringostat його ще не дав</source>
        <translation>Ringostat has not given it yet</translation>
    </message>
    <message>
        <source>Ringostat його не має</source>
        <translation>Ringostat does not have it</translation>
    </message>
    <message>
        <source>це не звук</source>
        <translation>it is not audio</translation>
    </message>
    <message>
        <source>файл порожній</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>завеликий файл</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>чуже джерело</source>
        <translation>a strange source</translation>
    </message>
    <message>
        <source>Ringostat мовчить</source>
        <translation>Ringostat is silent</translation>
    </message>
    <message>
        <source>немає місця на сервері</source>
        <translation>no room on the server</translation>
    </message>
</context>
<context>
    <name>SettingsKeeper</name>
    <message>
        <source>Налаштування не збережено: {why}</source>
        <translation>The setting was not saved: {why}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Підключення не збереглося на цьому комп’ютері: після перезапуску знадобиться новий код.</source>
        <translation>The connection could not be kept on this computer: a new code will be needed after a restart.</translation>
    </message>
</context>
<context>
    <name>TalkText</name>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
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
        <source>У розшифровці немає жодного слова</source>
        <translation>The transcript holds no word</translation>
    </message>
    <message>
        <source>Ringostat не передав розшифровки цієї розмови</source>
        <translation>Ringostat sent no transcript of this talk</translation>
    </message>
    <message>
        <source>Розшифровка завантажується…</source>
        <translation>The transcript is loading…</translation>
    </message>
    <message>
        <source>Наступна спроба о {time}</source>
        <translation>Next try at {time}</translation>
    </message>
    <message>
        <source>Посилання на розшифровку веде не до Ringostat</source>
        <translation>The transcript&apos;s link does not lead to Ringostat</translation>
    </message>
    <message>
        <source>Розшифровки ще немає за її посиланням</source>
        <translation>The transcript is not at its link yet</translation>
    </message>
    <message>
        <source>Файл розшифровки завеликий</source>
        <translation>The transcript&apos;s file is too large</translation>
    </message>
    <message>
        <source>Файл розшифровки не прочитати</source>
        <translation>The transcript&apos;s file cannot be read</translation>
    </message>
    <message>
        <source>Ringostat не віддає розшифровку</source>
        <translation>Ringostat does not give the transcript</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Відкрити Слухавку</source>
        <translation>Open Slukhavka</translation>
    </message>
    <message>
        <source>Набрати номер…</source>
        <translation>Dial a number…</translation>
    </message>
    <message>
        <source>Вийти</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Не турбувати</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>30 хвилин</source>
        <translation>30 minutes</translation>
    </message>
    <message>
        <source>Годину</source>
        <translation>An hour</translation>
    </message>
    <message>
        <source>Поки не вимкну</source>
        <translation>Until I turn it off</translation>
    </message>
    <message>
        <source>Знову показувати картки</source>
        <translation>Show the cards again</translation>
    </message>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>немає зв’язку</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>не турбувати</source>
        <translation>do not disturb</translation>
    </message>
    <message>
        <source>Пропущені: {n}</source>
        <translation>Missed: {n}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>за часом {zone}</source>
        <translation>by the clock of {zone}</translation>
    </message>
    <message>
        <source>сьогодні</source>
        <translation>today</translation>
    </message>
    <message>
        <source>учора</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>tomorrow</translation>
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
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln дзвінків</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln клієнтів</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%Ln вебхуків</source>
        <translation>
            <numerusform>%Ln webhook</numerusform>
            <numerusform>%Ln webhooks</numerusform>
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
</TS>
