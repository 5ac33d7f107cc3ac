<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>AboutSection</name>
    <message>
        <source>Копіювати</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Копіювати відомості про програму</source>
        <translation>Copy the program details</translation>
    </message>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Хто дзвонить, що замовляв, про що говорили.</source>
        <translation>Who is calling, what they ordered, what was said.</translation>
    </message>
    <message>
        <source>Відкрити</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Для підтримки</source>
        <translation>For support</translation>
    </message>
    <message>
        <source>Тека журналів</source>
        <translation>Log folder</translation>
    </message>
    <message>
        <source>Відкрити теку журналів</source>
        <translation>Open the log folder</translation>
    </message>
    <message>
        <source>Ліцензії</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Слухавка: MIT. Усередині також праця інших:</source>
        <translation>Slukhavka: MIT. It also contains the work of others:</translation>
    </message>
    <message>
        <source>Версія програми</source>
        <translation>Program version</translation>
    </message>
    <message>
        <source>Адреса сервера</source>
        <translation>Server address</translation>
    </message>
    <message>
        <source>Python і Qt</source>
        <translation>Python and Qt</translation>
    </message>
    <message>
        <source>Система</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Версія сервера</source>
        <translation>Server version</translation>
    </message>
    <message>
        <source>Скопійовано.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Теки ще немає: програма нічого не записала.</source>
        <translation>There is no folder yet: nothing has been logged.</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Часовий пояс проєкту</source>
        <translation>Project time zone</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Перевірити</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>У ньому Ringostat пише час дзвінків.</source>
        <translation>Ringostat writes the times of calls in it.</translation>
    </message>
    <message>
        <source>Не налаштовано</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>Перевіряємо…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Ringostat прийняв ключ. Збережено.</source>
        <translation>Ringostat accepted the key. Saved.</translation>
    </message>
    <message>
        <source>Введіть номер проєкту з кабінету Ringostat.</source>
        <translation>Enter the project number from your Ringostat account.</translation>
    </message>
    <message>
        <source>Введіть ключ з кабінету Ringostat.</source>
        <translation>Enter the key from your Ringostat account.</translation>
    </message>
    <message>
        <source>Оберіть пояс зі списку.</source>
        <translation>Choose a time zone from the list.</translation>
    </message>
    <message>
        <source>Тип</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>AuditRow</name>
    <message>
        <source>невідомо хто</source>
        <translation>nobody known</translation>
    </message>
</context>
<context>
    <name>AuditSection</name>
    <message>
        <source>Хто</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Усі люди</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Усі дії</source>
        <translation>All deeds</translation>
    </message>
    <message>
        <source>Що</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Коли</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Показати давніші</source>
        <translation>Show older</translation>
    </message>
    <message>
        <source>Завантажуємо…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>За цими умовами нічого немає.</source>
        <translation>Nothing matches.</translation>
    </message>
    <message>
        <source>Сьогодні</source>
        <translation>Today</translation>
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
        <source>За весь рік</source>
        <translation>The whole year</translation>
    </message>
    <message>
        <source>Хто слухав і завантажував записи, змінював налаштування, запрошував людей. Зберігається рік.</source>
        <translation>Who listened to and downloaded recordings, changed settings, invited people. Kept for a year.</translation>
    </message>
    <message>
        <source>Журнал дій</source>
        <translation>Audit trail</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Прослуховування запису</source>
        <translation>Recording listened to</translation>
    </message>
    <message>
        <source>Завантаження запису</source>
        <translation>Recording downloaded</translation>
    </message>
    <message>
        <source>Запис отримано наперед</source>
        <translation>Recording fetched ahead</translation>
    </message>
    <message>
        <source>Читання розшифровки</source>
        <translation>Transcript read</translation>
    </message>
    <message>
        <source>Експорт</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Зміна налаштувань</source>
        <translation>Settings changed</translation>
    </message>
    <message>
        <source>Синхронізація операторів</source>
        <translation>Operators synchronised</translation>
    </message>
    <message>
        <source>Закріплення оператора</source>
        <translation>Operator matched</translation>
    </message>
    <message>
        <source>Новий менеджер</source>
        <translation>New manager</translation>
    </message>
    <message>
        <source>Запрошення</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Скасування запрошення</source>
        <translation>Invitation cancelled</translation>
    </message>
    <message>
        <source>Підключення пристрою</source>
        <translation>Device connected</translation>
    </message>
    <message>
        <source>Невдала спроба підключення</source>
        <translation>Failed attempt to connect</translation>
    </message>
    <message>
        <source>Зміна користувача</source>
        <translation>Person changed</translation>
    </message>
    <message>
        <source>Вилучення користувача</source>
        <translation>Person removed</translation>
    </message>
    <message>
        <source>Від’єднання пристрою</source>
        <translation>Device disconnected</translation>
    </message>
    <message>
        <source>Об’єднання клієнтів</source>
        <translation>Clients merged</translation>
    </message>
    <message>
        <source>Роз’єднання клієнтів</source>
        <translation>Clients parted</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>not matched</translation>
    </message>
    <message>
        <source>Телефонія</source>
        <translation>Telephony</translation>
    </message>
    <message>
        <source>Зберігання записів</source>
        <translation>Keeping of recordings</translation>
    </message>
    <message>
        <source>роль</source>
        <translation>role</translation>
    </message>
    <message>
        <source>ім’я</source>
        <translation>name</translation>
    </message>
    <message>
        <source>оператор</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>пристрій</source>
        <translation>device</translation>
    </message>
    <message>
        <source>часовий пояс</source>
        <translation>time zone</translation>
    </message>
    <message>
        <source>співробітників</source>
        <translation>employees</translation>
    </message>
    <message>
        <source>змін</source>
        <translation>changes</translation>
    </message>
    <message>
        <source>новий</source>
        <translation>new</translation>
    </message>
    <message>
        <source>немає</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>щойно перевірено</source>
        <translation>checked just now</translation>
    </message>
    <message>
        <source>перевірено {ago} тому</source>
        <translation>checked {ago} ago</translation>
    </message>
    <message>
        <source>перевірено {at}</source>
        <translation>checked {at}</translation>
    </message>
</context>
<context>
    <name>CardSection</name>
    <message>
        <source>Мовчати разом із системою</source>
        <translation>Be quiet with the system</translation>
    </message>
    <message>
        <source>Під час презентації чи «Не турбувати» картки чекають; дзвінки нікуди не зникають.</source>
        <translation>During a presentation or “Do not disturb” the cards wait; no call is lost.</translation>
    </message>
    <message>
        <source>Не показувати картку на демонстрації екрана</source>
        <translation>Leave the card out of screen sharing</translation>
    </message>
    <message>
        <source>Ховати дані клієнта на картці</source>
        <translation>Hide the client’s details on the card</translation>
    </message>
    <message>
        <source>Лише ім’я та кінець номера: для екрана, який бачать сторонні.</source>
        <translation>Only the first name and the end of the number: for a screen that strangers see.</translation>
    </message>
    <message>
        <source>Карткою</source>
        <translation>As a card</translation>
    </message>
    <message>
        <source>Сповіщенням системи</source>
        <translation>As a system notification</translation>
    </message>
    <message>
        <source>Карткою і сповіщенням</source>
        <translation>As both</translation>
    </message>
    <message>
        <source>Унизу праворуч</source>
        <translation>Bottom right</translation>
    </message>
    <message>
        <source>Унизу ліворуч</source>
        <translation>Bottom left</translation>
    </message>
    <message>
        <source>Угорі праворуч</source>
        <translation>Top right</translation>
    </message>
    <message>
        <source>Угорі ліворуч</source>
        <translation>Top left</translation>
    </message>
    <message>
        <source>Лише мої</source>
        <translation>Only mine</translation>
    </message>
    <message>
        <source>Усіх операторів</source>
        <translation>All operators’</translation>
    </message>
    <message>
        <source>Картка на екрані</source>
        <translation>The card on the screen</translation>
    </message>
    <message>
        <source>Коли картки мовчать, про дзвінок однаково сповіщає система.</source>
        <translation>While cards are silent, the system still tells of a call.</translation>
    </message>
    <message>
        <source>Дзвінок показувати</source>
        <translation>Show a call</translation>
    </message>
    <message>
        <source>Екран</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Картку можна й перетягнути за верхню смугу: на цьому наборі екранів вона лишиться там.</source>
        <translation>The card can also be dragged by its top band: with these monitors it will stay there.</translation>
    </message>
    <message>
        <source>Кут</source>
        <translation>Corner</translation>
    </message>
    <message>
        <source>Чиї дзвінки</source>
        <translation>Whose calls</translation>
    </message>
    <message>
        <source>Показувати картку для дзвінків</source>
        <translation>Show a card for calls</translation>
    </message>
    <message>
        <source>Набуде сили після наступного входу.</source>
        <translation>Takes effect with the next sign-in.</translation>
    </message>
    <message>
        <source>Тиша й приватність</source>
        <translation>Quiet and privacy</translation>
    </message>
    <message>
        <source>Де вказівник миші</source>
        <translation>Where the pointer is</translation>
    </message>
    <message>
        <source>Головний екран</source>
        <translation>Main screen</translation>
    </message>
    <message>
        <source>Завжди {screen}</source>
        <translation>Always {screen}</translation>
    </message>
    <message>
        <source>Ті, кому ви показуєте екран, картки не побачать.</source>
        <translation>Those you show your screen to will not see the cards.</translation>
    </message>
    <message>
        <source>Ця система такого не вміє; сховайте дані клієнта нижче.</source>
        <translation>This system cannot do that; hide the client’s details below.</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Sitniks → Налаштування → API. Токен зберігаємо зашифрованим і більше не показуємо.</source>
        <translation>Sitniks → Settings → API. The token is kept encrypted and not shown again.</translation>
    </message>
    <message>
        <source>Токен</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Скопіюйте адресу будь-якого замовлення й замініть його номер на {id}: «Відкрити в CRM» вестиме туди.</source>
        <translation>Copy the address of any order and put {id} in the place of its number: “Open in the CRM” will lead there.</translation>
    </message>
    <message>
        <source>Адреса замовлення в Sitniks</source>
        <translation>Address of an order in Sitniks</translation>
    </message>
    <message>
        <source>Перевірити й зберегти</source>
        <translation>Check and save</translation>
    </message>
    <message>
        <source>Від’єднати</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>збережено</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>вставте токен</source>
        <translation>paste the token</translation>
    </message>
    <message>
        <source>Перевірити зараз</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Цей акаунт відповідає трохи інакше: {differences}. Це враховано.</source>
        <translation>This account answers a little differently: {differences}. That is taken care of.</translation>
    </message>
    <message>
        <source>Збережено</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>{day}: з</source>
        <translation>{day}: from</translation>
    </message>
    <message>
        <source>{day}: до</source>
        <translation>{day}: until</translation>
    </message>
    <message>
        <source>вихідний</source>
        <translation>day off</translation>
    </message>
</context>
<context>
    <name>ForwardCard</name>
    <message>
        <source>Кожен вебхук Ringostat іде далі без змін, тож дзвінки видно і в самому Sitniks.</source>
        <translation>Every webhook of Ringostat is passed on untouched, so calls are seen in Sitniks itself too.</translation>
    </message>
    <message>
        <source>Вебхуки для Sitniks</source>
        <translation>Webhooks for Sitniks</translation>
    </message>
    <message>
        <source>Адресу показує Sitniks у налаштуваннях телефонії. Вона таємна: більше її не покажемо.</source>
        <translation>Sitniks shows the address in its telephony settings. It is a secret: it will not be shown again.</translation>
    </message>
    <message>
        <source>Webhook URL</source>
        <translation>Webhook URL</translation>
    </message>
    <message>
        <source>Не надсилати</source>
        <translation>Stop sending</translation>
    </message>
    <message>
        <source>збережено</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>Збережено</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>Як у системі</source>
        <translation>As in the system</translation>
    </message>
    <message>
        <source>Світлі</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Темні</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Змінити</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Куди зберігати завантажені записи</source>
        <translation>Where downloaded recordings go</translation>
    </message>
    <message>
        <source>Змінити теку для записів</source>
        <translation>Change the folder for recordings</translation>
    </message>
    <message>
        <source>Закриваючи вікно, лишатися в треї</source>
        <translation>Stay in the tray when the window is closed</translation>
    </message>
    <message>
        <source>Вигляд</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Мова</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Кольори</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Вікно</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Записи на цьому комп’ютері</source>
        <translation>Recordings on this computer</translation>
    </message>
    <message>
        <source>Прослухані записи лишаються тут, щоб удруге відкритися одразу; найстаріші звільняють місце.</source>
        <translation>Recordings you played stay here to open at once the next time; the oldest make room.</translation>
    </message>
    <message>
        <source>Місце для записів</source>
        <translation>Room for recordings</translation>
    </message>
    <message>
        <source>Картки дзвінків з’являються й тоді, коли вікно закрите.</source>
        <translation>Call cards come up even while the window is closed.</translation>
    </message>
    <message>
        <source>На цьому робочому столі немає трея: вікно закривається разом із програмою.</source>
        <translation>This desktop has no tray: the window closes together with the program.</translation>
    </message>
    <message>
        <source>Тека для записів</source>
        <translation>Folder for recordings</translation>
    </message>
    <message>
        <source>{size} МБ</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} ГБ</source>
        <translation>{size} GB</translation>
    </message>
</context>
<context>
    <name>HolidaysCard</name>
    <message>
        <source>Святкові дні</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>Пропущені в ці дні чекатимуть наступного робочого.</source>
        <translation>Calls missed on these days will wait for the next working day.</translation>
    </message>
    <message>
        <source>Дата свята</source>
        <translation>Date of the holiday</translation>
    </message>
    <message>
        <source>Назва</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Назва свята</source>
        <translation>Name of the holiday</translation>
    </message>
    <message>
        <source>Додати</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Такого дня немає</source>
        <translation>There is no such day</translation>
    </message>
    <message>
        <source>Прибрати</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>HoursSection</name>
    <message>
        <source>Робочий час</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Пропущені поза ним стоять окремо, а очікування рахується від відкриття.</source>
        <translation>Calls missed outside them stand apart, and their waiting is counted from the opening.</translation>
    </message>
    <message>
        <source>Часовий пояс</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>Скільки можна чекати</source>
        <translation>How long somebody may wait</translation>
    </message>
    <message>
        <source>Пора передзвонити, коли чекають</source>
        <translation>Time to call back after</translation>
    </message>
    <message>
        <source>Запізно, коли чекають</source>
        <translation>Too late after</translation>
    </message>
    <message>
        <source>Зберігаємо…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Збережено.</source>
        <translation>Saved.</translation>
    </message>
</context>
<context>
    <name>InvitationRow</name>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Скасувати запрошення: {name}</source>
        <translation>Cancel the invitation: {name}</translation>
    </message>
    <message>
        <source>ще один пристрій</source>
        <translation>another device</translation>
    </message>
    <message>
        <source>діє ще {left}</source>
        <translation>valid for {left}</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Запросити людину</source>
        <translation>Invite somebody</translation>
    </message>
    <message>
        <source>Ще один пристрій: {name}</source>
        <translation>Another device: {name}</translation>
    </message>
    <message>
        <source>Створити код</source>
        <translation>Make a code</translation>
    </message>
    <message>
        <source>Скопіювати</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Скасувати запрошення</source>
        <translation>Cancel the invitation</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Пристрій підключено.</source>
        <translation>The device is connected.</translation>
    </message>
    <message>
        <source>коду ще немає</source>
        <translation>no code yet</translation>
    </message>
    <message>
        <source>Введіть його на новому робочому місці. Код підходить один раз; тут його більше не буде видно.</source>
        <translation>Enter it at the new desk. The code works once and will not be shown here again.</translation>
    </message>
    <message>
        <source>Створюємо код…</source>
        <translation>Making a code…</translation>
    </message>
    <message>
        <source>діє ще {left}</source>
        <translation>valid for {left}</translation>
    </message>
    <message>
        <source>Час минув. Створіть новий код.</source>
        <translation>Its time is over. Make a new code.</translation>
    </message>
    <message>
        <source>Скопійовано</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>ManagerRow</name>
    <message>
        <source>Ім’я менеджера</source>
        <translation>The manager&apos;s name</translation>
    </message>
    <message>
        <source>Перейменувати: {name}</source>
        <translation>Rename: {name}</translation>
    </message>
    <message>
        <source>Вилучити: {name}</source>
        <translation>Take out: {name}</translation>
    </message>
</context>
<context>
    <name>ManagersCard</name>
    <message>
        <source>Із Sitniks вони приходять самі. Без нього додайте їх тут, щоб закріпити за операторами.</source>
        <translation>From Sitniks they come by themselves. Without it, enter them here to match them with operators.</translation>
    </message>
    <message>
        <source>Менеджери</source>
        <translation>Managers</translation>
    </message>
    <message>
        <source>Новий менеджер</source>
        <translation>New manager</translation>
    </message>
    <message>
        <source>Ще нікого немає.</source>
        <translation>There is nobody yet.</translation>
    </message>
</context>
<context>
    <name>MeaningsCard</name>
    <message>
        <source>Ваші назви</source>
        <translation>Your names</translation>
    </message>
    <message>
        <source>Так ці ключі читаються в кожному новому вебхуку.</source>
        <translation>This is how these keys are read in every new webhook.</translation>
    </message>
    <message>
        <source>Забрати</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Забрати значення ключа {key}</source>
        <translation>Take back the meaning of {key}</translation>
    </message>
</context>
<context>
    <name>MirrorCard</name>
    <message>
        <source>Що вже тут</source>
        <translation>What is here</translation>
    </message>
    <message>
        <source>Перше завантаження</source>
        <translation>First load</translation>
    </message>
    <message>
        <source>Оновити зараз</source>
        <translation>Look now</translation>
    </message>
</context>
<context>
    <name>MomentRow</name>
    <message>
        <source>Копіювати адресу: {name}</source>
        <translation>Copy the address: {name}</translation>
    </message>
    <message>
        <source>приходить, але незрозумілий</source>
        <translation>arrives, but is not understood</translation>
    </message>
    <message>
        <source>ще не приходив</source>
        <translation>has not come yet</translation>
    </message>
    <message>
        <source>не обов’язково</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>Телефон Ringostat</source>
        <translation>Ringostat phone</translation>
    </message>
    <message>
        <source>Імена клієнтів ідуть до контактів Ringostat: їх видно на SIP-телефоні працівника.</source>
        <translation>Client names go to the Ringostat contact book: an employee sees them on the SIP phone.</translation>
    </message>
    <message>
        <source>Показувати імена клієнтів у телефоні Ringostat</source>
        <translation>Show client names in the Ringostat phone</translation>
    </message>
    <message>
        <source>Не приймає</source>
        <translation>Refuses</translation>
    </message>
    <message>
        <source>Спробуємо ще раз самі.</source>
        <translation>We will try again by ourselves.</translation>
    </message>
    <message>
        <source>Надсилаємо</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Передано імен: {count}.</source>
        <translation>Names sent: {count}.</translation>
    </message>
    <message>
        <source>Чекають: {count}.</source>
        <translation>Waiting: {count}.</translation>
    </message>
    <message>
        <source>Востаннє {moment}.</source>
        <translation>Last time {moment}.</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Запросити</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>Люди</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Хто може працювати в програмі й на яких пристроях.</source>
        <translation>Who may work in the program, and at which devices.</translation>
    </message>
    <message>
        <source>Код видно лише тоді, коли його створено. Забутий код скасуйте й створіть новий.</source>
        <translation>A code is shown only when it is made. If it is lost, cancel it and make a new one.</translation>
    </message>
    <message>
        <source>Чинні запрошення</source>
        <translation>Open invitations</translation>
    </message>
    <message>
        <source>Завантажуємо…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Поки нікого. Запросіть першу людину.</source>
        <translation>Nobody yet. Invite the first person.</translation>
    </message>
    <message>
        <source>{name} більше не працює?</source>
        <translation>Does {name} no longer work here?</translation>
    </message>
    <message>
        <source>Усі пристрої цієї людини від’єднаються одразу. Її розмови й записи в журналі лишаться.</source>
        <translation>All their devices are disconnected at once. Their talks and their lines in the audit trail stay.</translation>
    </message>
    <message>
        <source>Так, від’єднати</source>
        <translation>Yes, disconnect</translation>
    </message>
    <message>
        <source>Ні</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Від’єднати {device}?</source>
        <translation>Disconnect {device}?</translation>
    </message>
    <message>
        <source>пристрій без назви</source>
        <translation>device without a name</translation>
    </message>
    <message>
        <source>{name} одразу вийде з програми на цьому пристрої.</source>
        <translation>{name} will be signed out on this device at once.</translation>
    </message>
    <message>
        <source>Від’єднати</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>Оператор</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Керівник</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Адміністратор</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Бачить свої дзвінки, ті, які ніхто не взяв, і розмови зі своїми клієнтами.</source>
        <translation>Sees their own calls, those nobody took, and talks with their clients.</translation>
    </message>
    <message>
        <source>Бачить усі дзвінки й записи, огляд і операторів.</source>
        <translation>Sees all calls and recordings, the overview and the operators.</translation>
    </message>
    <message>
        <source>Бачить усе, налаштовує інтеграції, запрошує людей і читає журнал дій.</source>
        <translation>Sees everything, sets up integrations, invites people and reads the audit trail.</translation>
    </message>
    <message>
        <source>ще не з’являвся</source>
        <translation>not seen yet</translation>
    </message>
    <message>
        <source>на зв’язку</source>
        <translation>online</translation>
    </message>
    <message>
        <source>востаннє {when}</source>
        <translation>last seen {when}</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Змінити: {name}</source>
        <translation>Change: {name}</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Дії: {name}</source>
        <translation>Actions: {name}</translation>
    </message>
    <message>
        <source>{name} (це ви)</source>
        <translation>{name} (you)</translation>
    </message>
    <message>
        <source>жодного підключеного пристрою</source>
        <translation>no device is connected</translation>
    </message>
    <message>
        <source>Підключити ще один пристрій</source>
        <translation>Connect another device</translation>
    </message>
    <message>
        <source>Змінити ім’я, роль або оператора</source>
        <translation>Change name, role or operator</translation>
    </message>
    <message>
        <source>Більше не працює</source>
        <translation>No longer works here</translation>
    </message>
    <message>
        <source>приймає дзвінки</source>
        <translation>takes calls</translation>
    </message>
    <message>
        <source>приймає дзвінки як {name}</source>
        <translation>takes calls as {name}</translation>
    </message>
    <message>
        <source>без назви</source>
        <translation>without a name</translation>
    </message>
    <message>
        <source>Від’єднати</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Від’єднати {device}</source>
        <translation>Disconnect {device}</translation>
    </message>
</context>
<context>
    <name>RoleForm</name>
    <message>
        <source>Не приймає дзвінків</source>
        <translation>Takes no calls</translation>
    </message>
    <message>
        <source>Ім’я</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Роль</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>За ним програма знає, які дзвінки його, і дзвонить на його телефон.</source>
        <translation>By it the program knows whose calls these are and which phone to ring.</translation>
    </message>
    <message>
        <source>Оператор Ringostat</source>
        <translation>Ringostat operator</translation>
    </message>
    <message>
        <source>Напишіть, як звати людину.</source>
        <translation>Say what they are called.</translation>
    </message>
</context>
<context>
    <name>SaveRow</name>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Замінити</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>з кабінету Ringostat</source>
        <translation>from your Ringostat account</translation>
    </message>
    <message>
        <source>Лишити старий</source>
        <translation>Keep the old one</translation>
    </message>
</context>
<context>
    <name>SecretsCard</name>
    <message>
        <source>Секрет в адресах</source>
        <translation>Secret in the addresses</translation>
    </message>
    <message>
        <source>Хто знає адресу, той може вигадувати дзвінки. Якщо вона потрапила до чужих, змініть її.</source>
        <translation>Whoever knows an address can make calls up. If strangers got hold of it, change it.</translation>
    </message>
    <message>
        <source>Скільки ще діє стара адреса</source>
        <translation>How long the old address still works</translation>
    </message>
    <message>
        <source>Нова адреса</source>
        <translation>New address</translation>
    </message>
    <message>
        <source>Вимкнути зараз</source>
        <translation>Switch off now</translation>
    </message>
    <message>
        <source>Вимкнути стару адресу …{tail}</source>
        <translation>Switch off the old address …{tail}</translation>
    </message>
    <message>
        <source>діє без строку</source>
        <translation>works without an end</translation>
    </message>
    <message>
        <source>діє до {moment}</source>
        <translation>works until {moment}</translation>
    </message>
    <message>
        <source>діє ще {left}</source>
        <translation>works for {left} more</translation>
    </message>
    <message>
        <source>нею ніхто не користувався</source>
        <translation>nothing has come with it</translation>
    </message>
    <message>
        <source>востаннє прийшло {moment}</source>
        <translation>last used {moment}</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Розділи налаштувань</source>
        <translation>Sections of the settings</translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message>
        <source>Вебхуки Ringostat</source>
        <translation>Ringostat webhooks</translation>
    </message>
    <message>
        <source>Акаунт Ringostat</source>
        <translation>Ringostat account</translation>
    </message>
    <message>
        <source>Незрозумілі вебхуки</source>
        <translation>Webhooks not understood</translation>
    </message>
    <message>
        <source>Сервер Слухавки</source>
        <translation>Slukhavka server</translation>
    </message>
    <message>
        <source>Ваш SIP-акаунт</source>
        <translation>Your SIP account</translation>
    </message>
    <message>
        <source>Телефон на зв’язку</source>
        <translation>Phone online</translation>
    </message>
    <message>
        <source>Спливна картка</source>
        <translation>Pop-up card</translation>
    </message>
    <message>
        <source>Трей і сповіщення</source>
        <translation>Tray and notifications</translation>
    </message>
    <message>
        <source>Звук записів</source>
        <translation>Sound of recordings</translation>
    </message>
    <message>
        <source>працює</source>
        <translation>works</translation>
    </message>
    <message>
        <source>варто глянути</source>
        <translation>worth a look</translation>
    </message>
    <message>
        <source>не працює</source>
        <translation>does not work</translation>
    </message>
    <message>
        <source>невідомо</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Телефонія</source>
        <translation>Telephony</translation>
    </message>
    <message>
        <source>Оператори</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>Перевірити знову</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Пробний звук</source>
        <translation>Trial sound</translation>
    </message>
    <message>
        <source>Пробна картка</source>
        <translation>Trial card</translation>
    </message>
    <message>
        <source>Пробне сповіщення</source>
        <translation>Test notification</translation>
    </message>
    <message>
        <source>Знову показувати</source>
        <translation>Show again</translation>
    </message>
    <message>
        <source>Відповідає за {number} мс.</source>
        <translation>Answers in {number} ms.</translation>
    </message>
    <message>
        <source>Відповідає аж за {number} мс: мережа або сервер перевантажені.</source>
        <translation>Answers only in {number} ms: the network or the server is overloaded.</translation>
    </message>
    <message>
        <source>Готова. Найдовша пауза програми за годину: {number} мс.</source>
        <translation>Ready. The program’s longest pause within an hour: {number} ms.</translation>
    </message>
    <message>
        <source>За останню годину програма одного разу зупинялася на {number} мс.</source>
        <translation>Within the last hour the program once stood still for {number} ms.</translation>
    </message>
    <message>
        <source>Значок у треї є. Чи приходять сповіщення, видно з пробного.</source>
        <translation>The tray icon is there. A test shows whether notifications come.</translation>
    </message>
    <message>
        <source>Останній прийшов {at}.</source>
        <translation>The last one came {at}.</translation>
    </message>
    <message>
        <source>Останній прийшов {at}. Якщо дзвінки були, перевірте адреси в Ringostat.</source>
        <translation>The last one came {at}. If there were calls, check the addresses in Ringostat.</translation>
    </message>
    <message>
        <source>Жодного ще не було. Додайте адреси в «Webhooks 2.0» у Ringostat.</source>
        <translation>None has come yet. Add the addresses to “Webhooks 2.0” in Ringostat.</translation>
    </message>
    <message>
        <source>Чекають, поки їм пояснять параметри: {number}.</source>
        <translation>Waiting for their parameters to be explained: {number}.</translation>
    </message>
    <message>
        <source>Ключ приймають, API відповідає.</source>
        <translation>The key is accepted, the API answers.</translation>
    </message>
    <message>
        <source>Project ID і Auth-key ще не введено.</source>
        <translation>Project ID and Auth-key are not entered yet.</translation>
    </message>
    <message>
        <source>API Ringostat не відповідає або відмовляє.</source>
        <translation>Ringostat’s API does not answer or refuses.</translation>
    </message>
    <message>
        <source>Не відповідає. Перевірте мережу; ми пробуємо далі.</source>
        <translation>Does not answer. Check the network; we keep trying.</translation>
    </message>
    <message>
        <source>Закріплено: {name}.</source>
        <translation>Matched: {name}.</translation>
    </message>
    <message>
        <source>{name} не закріплено за менеджером: ваші розмови без відповідального.</source>
        <translation>{name} is not matched to a manager: your calls have no one responsible.</translation>
    </message>
    <message>
        <source>За вами не закріплено жодного працівника Ringostat.</source>
        <translation>No Ringostat employee is matched to you.</translation>
    </message>
    <message>
        <source>SIP зареєстровано, телефон вільний.</source>
        <translation>SIP is registered, the phone is free.</translation>
    </message>
    <message>
        <source>SIP зареєстровано, зараз розмова.</source>
        <translation>SIP is registered, a call is going on.</translation>
    </message>
    <message>
        <source>SIP не зареєстровано. Увімкніть свій телефон або софтфон.</source>
        <translation>SIP is not registered. Switch on your phone or softphone.</translation>
    </message>
    <message>
        <source>Картки чекають: увімкнено «Не турбувати».</source>
        <translation>The cards wait: “Do not disturb” is on.</translation>
    </message>
    <message>
        <source>На цьому робочому столі трея немає. Картки з’являються й без нього.</source>
        <translation>This desktop has no tray. Cards come up without it.</translation>
    </message>
    <message>
        <source>Звучить через «{name}».</source>
        <translation>Heard on “{name}”.</translation>
    </message>
    <message>
        <source>Не знайдено жодного пристрою звуку.</source>
        <translation>No sound device was found.</translation>
    </message>
    <message>
        <source>Сервер про це не сказав.</source>
        <translation>The server did not say.</translation>
    </message>
</context>
<context>
    <name>SelfCheckSection</name>
    <message>
        <source>Чи пройде дзвінок</source>
        <translation>Will a call come through</translation>
    </message>
    <message>
        <source>Від Ringostat до картки на вашому екрані.</source>
        <translation>From Ringostat to the card on your screen.</translation>
    </message>
    <message>
        <source>Перевірити знову</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Копіювати звіт</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Слухавка</source>
        <translation>Slukhavka</translation>
    </message>
    <message>
        <source>Усе працює</source>
        <translation>Everything works</translation>
    </message>
    <message>
        <source>Є що полагодити</source>
        <translation>Something to mend</translation>
    </message>
    <message>
        <source>Варто глянути</source>
        <translation>Worth a look</translation>
    </message>
    <message>
        <source>Звіт скопійовано.</source>
        <translation>The report is copied.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Налаштування</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SettingsSections</name>
    <message>
        <source>Загальні</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Телефонія</source>
        <translation>Telephony</translation>
    </message>
    <message>
        <source>CRM Sitniks</source>
        <translation>CRM Sitniks</translation>
    </message>
    <message>
        <source>Нерозпізнане</source>
        <translation>Not understood</translation>
    </message>
    <message>
        <source>Спливна картка</source>
        <translation>Pop-up card</translation>
    </message>
    <message>
        <source>Робочий час</source>
        <translation>Working hours</translation>
    </message>
    <message>
        <source>Зберігання</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Система</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Самоперевірка</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>Користувачі</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Журнал дій</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Про програму</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>ShapeCard</name>
    <message>
        <source>Прибрати</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>останній {at}</source>
        <translation>the last one {at}</translation>
    </message>
    <message>
        <source>У тілі немає жодного ключа, який можна прочитати.</source>
        <translation>The body holds no key that can be read.</translation>
    </message>
    <message>
        <source>Застосувати</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Показати тіло</source>
        <translation>Show the body</translation>
    </message>
    <message>
        <source>Читаємо ще раз…</source>
        <translation>Reading again…</translation>
    </message>
    <message>
        <source>порожньо</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Що означає {key}</source>
        <translation>What {key} means</translation>
    </message>
    <message>
        <source>Не знаємо, що це</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Тіло вебхуку</source>
        <translation>Body of the webhook</translation>
    </message>
    <message>
        <source>Сховати тіло</source>
        <translation>Hide the body</translation>
    </message>
</context>
<context>
    <name>Sitniks</name>
    <message>
        <source>Не підключено</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Перевіряємо</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Завантажуємо</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Підключено</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Не відповідає</source>
        <translation>Does not answer</translation>
    </message>
    <message>
        <source>Просить зачекати</source>
        <translation>Asks to wait</translation>
    </message>
    <message>
        <source>Токен не підходить</source>
        <translation>Token refused</translation>
    </message>
    <message>
        <source>Немає доступу</source>
        <translation>No access</translation>
    </message>
    <message>
        <source>Відмовив</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Введіть токен знову</source>
        <translation>Enter the token again</translation>
    </message>
    <message>
        <source>Спробуємо знову: {at}.</source>
        <translation>Next try: {at}.</translation>
    </message>
    <message>
        <source>Sitniks не відповідає</source>
        <translation>Sitniks does not answer</translation>
    </message>
    <message>
        <source>Sitniks просить питати рідше</source>
        <translation>Sitniks asks for fewer questions</translation>
    </message>
    <message>
        <source>Sitniks відмовив</source>
        <translation>Sitniks refused</translation>
    </message>
    <message>
        <source>Sitniks більше не приймає цей токен</source>
        <translation>Sitniks no longer accepts this token</translation>
    </message>
    <message>
        <source>Створіть новий токен у налаштуваннях Sitniks і вставте його тут.</source>
        <translation>Make a new token in the settings of Sitniks and paste it here.</translation>
    </message>
    <message>
        <source>Sitniks не пускає до свого API</source>
        <translation>Sitniks does not let us use its API</translation>
    </message>
    <message>
        <source>Відповідь 403. Так відповідає пробний тариф або токен без прав на API.</source>
        <translation>The answer is 403. A trial plan answers so, or a token without rights to the API.</translation>
    </message>
    <message>
        <source>Ключ сервера змінився, тому збережений токен уже не прочитати.</source>
        <translation>The server&apos;s key has changed, so the stored token can no longer be read.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln менеджерів</source>
        <translation>
            <numerusform>%Ln manager</numerusform>
            <numerusform>%Ln managers</numerusform>
        </translation>
    </message>
    <message>
        <source>Завантажуємо менеджерів</source>
        <translation>Loading managers</translation>
    </message>
    <message>
        <source>Завантажуємо клієнтів</source>
        <translation>Loading clients</translation>
    </message>
    <message>
        <source>Завантажуємо замовлення</source>
        <translation>Loading orders</translation>
    </message>
    <message>
        <source>{stage}: {done} із {total}</source>
        <translation>{stage}: {done} of {total}</translation>
    </message>
    <message>
        <source>Оновлено: {at}</source>
        <translation>Up to date: {at}</translation>
    </message>
    <message>
        <source>далі о {at}</source>
        <translation>next at {at}</translation>
    </message>
    <message>
        <source>списки приходять під іншою назвою</source>
        <translation>lists come under another name</translation>
    </message>
    <message>
        <source>кількість рядків не повідомляється, тому поступ не видно</source>
        <translation>the number of rows is not told, so progress is not seen</translation>
    </message>
    <message>
        <source>телефони клієнтів записано інакше</source>
        <translation>clients&apos; phones are written otherwise</translation>
    </message>
    <message>
        <source>номер створеного клієнта не повідомляється</source>
        <translation>the id of a new client is not told</translation>
    </message>
    <message>
        <source>пошук клієнта за телефоном не працює, шукаємо в повному списку</source>
        <translation>clients cannot be looked for by phone, the whole list is read instead</translation>
    </message>
    <message numerus="yes">
        <source>%Ln клієнтів чекають</source>
        <translation>
            <numerusform>%Ln client waits</numerusform>
            <numerusform>%Ln clients wait</numerusform>
        </translation>
    </message>
    <message>
        <source>з {at}</source>
        <translation>since {at}</translation>
    </message>
    <message>
        <source>Вимкнено</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Усе надіслано</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Надсилаємо</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Чекають: {n}</source>
        <translation>Waiting: {n}</translation>
    </message>
    <message>
        <source>Останній вебхук прийнято: {at}</source>
        <translation>The last webhook was taken: {at}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln вебхуків чекають</source>
        <translation>
            <numerusform>%Ln webhook waits</numerusform>
            <numerusform>%Ln webhooks wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln вебхуків так і не прийнято: їх вилучено</source>
        <translation>
            <numerusform>%Ln webhook was never taken and is given up</numerusform>
            <numerusform>%Ln webhooks were never taken and are given up</numerusform>
        </translation>
    </message>
    <message>
        <source>ключ сервера змінився, введіть адресу знову</source>
        <translation>the server&apos;s key has changed, enter the address again</translation>
    </message>
    <message>
        <source>Sitniks відповідає {status}</source>
        <translation>Sitniks answers {status}</translation>
    </message>
</context>
<context>
    <name>SitniksSection</name>
    <message>
        <source>Питаємо Sitniks…</source>
        <translation>Asking Sitniks…</translation>
    </message>
    <message>
        <source>Зберігаємо…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Більше не надсилати вебхуки в Sitniks?</source>
        <translation>Stop sending webhooks to Sitniks?</translation>
    </message>
    <message>
        <source>Ті, що чекають, буде вилучено. Дзвінки тут лишаються.</source>
        <translation>Those that wait are dropped. The calls stay here.</translation>
    </message>
    <message>
        <source>Не надсилати</source>
        <translation>Stop sending</translation>
    </message>
    <message>
        <source>Від’єднати Sitniks?</source>
        <translation>Disconnect Sitniks?</translation>
    </message>
    <message>
        <source>Клієнти, замовлення й менеджери лишаються, але більше не оновлюватимуться.</source>
        <translation>Clients, orders and managers stay, but are no longer kept up to date.</translation>
    </message>
    <message>
        <source>Від’єднати</source>
        <translation>Disconnect</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>StorageSection</name>
    <message>
        <source>Записи на сервері</source>
        <translation>Recordings on the server</translation>
    </message>
    <message>
        <source>Скільки зберігати</source>
        <translation>How much to keep</translation>
    </message>
    <message>
        <source>Найстаріші записи видаляються першими. Сам дзвінок, нотатки й коментарі лишаються.</source>
        <translation>The oldest recordings are removed first. The call itself, notes and comments stay.</translation>
    </message>
    <message>
        <source>Зберігати записи</source>
        <translation>Keep recordings for</translation>
    </message>
    <message>
        <source>Займати на диску не більше</source>
        <translation>Take up at most on the disk</translation>
    </message>
    <message>
        <source>На диску сервера мало місця: нові записи можуть не зберегтися.</source>
        <translation>The server’s disk is nearly full: new recordings may not be kept.</translation>
    </message>
    <message>
        <source>Зменшіть строк чи розмір нижче або звільніть диск.</source>
        <translation>Shorten the time or the size below, or free the disk.</translation>
    </message>
    <message>
        <source>Завжди</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Без межі</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>Після збереження буде видалено назавжди: {what}.</source>
        <translation>Saving removes for good: {what}.</translation>
    </message>
    <message>
        <source>Зберігаємо…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Збережено.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Записів</source>
        <translation>Recordings</translation>
    </message>
    <message>
        <source>Займають</source>
        <translation>They take up</translation>
    </message>
    <message>
        <source>Найстаріший</source>
        <translation>The oldest</translation>
    </message>
    <message>
        <source>Вільно на диску</source>
        <translation>Free on the disk</translation>
    </message>
    <message>
        <source>Останнє прибирання</source>
        <translation>Last clean-up</translation>
    </message>
    <message numerus="yes">
        <source>%n днів</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n років</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} ТБ</source>
        <translation>{size} TB</translation>
    </message>
    <message>
        <source>{size} ГБ</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} МБ</source>
        <translation>{size} MB</translation>
    </message>
    <message numerus="yes">
        <source>%Ln записів</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
    <message>
        <source>нічого зайвого</source>
        <translation>nothing to remove</translation>
    </message>
</context>
<context>
    <name>SystemSection</name>
    <message>
        <source>Запускати разом із системою</source>
        <translation>Start with the system</translation>
    </message>
    <message>
        <source>Слухавка чекатиме на дзвінки, щойно ви ввійдете в систему.</source>
        <translation>Slukhavka will wait for calls as soon as you sign in.</translation>
    </message>
    <message>
        <source>Відкривати номери з інших програм</source>
        <translation>Open numbers from other programs</translation>
    </message>
    <message>
        <source>Натиснутий у браузері чи пошті номер готовий до дзвінка; Слухавка спитає, перш ніж дзвонити.</source>
        <translation>A number clicked in the browser or in mail is ready to be called; Slukhavka asks before it calls.</translation>
    </message>
    <message>
        <source>Увімкнувши, оберіть Слухавку для TEL і CALLTO в параметрах Windows, «Стандартні програми».</source>
        <translation>After turning it on, choose Slukhavka for TEL and CALLTO in the settings of Windows, “Default apps”.</translation>
    </message>
    <message>
        <source>Цей комп’ютер</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Клавіші</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Вимкнено</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Скопіюйте номер і натисніть ці клавіші, у якій програмі ви б не були.</source>
        <translation>Copy a number and press these keys, whatever program you are in.</translation>
    </message>
    <message>
        <source>Ця система не дає програмам спільних клавіш.</source>
        <translation>This system gives programs no keys that work everywhere.</translation>
    </message>
    <message>
        <source>Набрати скопійований номер</source>
        <translation>Dial the copied number</translation>
    </message>
    <message>
        <source>На цій системі Слухавка цього не вміє.</source>
        <translation>Slukhavka cannot do this on this system.</translation>
    </message>
    <message>
        <source>Система не дала цього змінити. Подробиці в журналі програми.</source>
        <translation>The system did not let this be changed. The program’s log has the details.</translation>
    </message>
</context>
<context>
    <name>Telephony</name>
    <message>
        <source>Перед дзвінком</source>
        <translation>Before the call</translation>
    </message>
    <message>
        <source>Під час підняття слухавки</source>
        <translation>At pick-up</translation>
    </message>
    <message>
        <source>Під час переадресації</source>
        <translation>At a forwarding</translation>
    </message>
    <message>
        <source>Після дзвінка</source>
        <translation>After the call</translation>
    </message>
    <message>
        <source>Після вихідного дзвінка</source>
        <translation>After an outgoing call</translation>
    </message>
    <message>
        <source>Оброблено AI</source>
        <translation>Processed by AI</translation>
    </message>
    <message>
        <source>Ringostat тимчасово не працює (помилка {status}). Спробуйте за хвилину.</source>
        <translation>Ringostat is out of order for now (error {status}). Try again in a minute.</translation>
    </message>
    <message>
        <source>Ringostat не приймає цей ключ. Скопіюйте Auth-key з кабінету ще раз.</source>
        <translation>Ringostat does not accept this key. Copy the Auth-key from your account again.</translation>
    </message>
    <message>
        <source>Ключ належить іншому проєкту. Перевірте номер у кабінеті Ringostat.</source>
        <translation>The key belongs to another project. Check the number in your Ringostat account.</translation>
    </message>
    <message>
        <source>Сервер не може прочитати збережений ключ. Введіть його ще раз.</source>
        <translation>The server cannot read the stored key. Enter it again.</translation>
    </message>
    <message>
        <source>Сервер не дістався до Ringostat: немає мережі або той не відповідає.</source>
        <translation>The server did not reach Ringostat: there is no network, or it does not answer.</translation>
    </message>
    <message>
        <source>Ringostat відмовив: {why}</source>
        <translation>Ringostat refused: {why}</translation>
    </message>
    <message>
        <source>Ringostat не відповів як слід.</source>
        <translation>Ringostat did not answer as it should.</translation>
    </message>
    <message>
        <source>Сервер Слухавки не відповідає. Введене лишається тут.</source>
        <translation>The Slukhavka server does not answer. What you typed stays here.</translation>
    </message>
    <message>
        <source>Працює</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>Немає зв’язку</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>Не приймає</source>
        <translation>Refuses</translation>
    </message>
    <message>
        <source>Сервер не знає своєї адреси в інтернеті</source>
        <translation>The server does not know its address on the internet</translation>
    </message>
    <message>
        <source>Задайте йому SLUKHAVKA_PUBLIC_URL (https://…) і запустіть знову.</source>
        <translation>Give it SLUKHAVKA_PUBLIC_URL (https://…) and start it again.</translation>
    </message>
    <message>
        <source>Адреса сервера починається з http</source>
        <translation>The server address begins with http</translation>
    </message>
    <message>
        <source>Номери підуть мережею відкрито. Увімкніть HTTPS і змініть SLUKHAVKA_PUBLIC_URL.</source>
        <translation>Numbers will travel in the open. Switch HTTPS on and change SLUKHAVKA_PUBLIC_URL.</translation>
    </message>
    <message>
        <source>Цю адресу знає лише ваша мережа</source>
        <translation>Only your network knows this address</translation>
    </message>
    <message>
        <source>Ringostat сюди не дістанеться: у SLUKHAVKA_PUBLIC_URL потрібна адреса в інтернеті.</source>
        <translation>Ringostat cannot get here: SLUKHAVKA_PUBLIC_URL must be an address on the internet.</translation>
    </message>
    <message>
        <source>Сервер не відповідає за власною адресою</source>
        <translation>The server does not answer at its own address</translation>
    </message>
    <message>
        <source>Перевірте домен, сертифікат і порт, потім натисніть «Перевірити».</source>
        <translation>Check the domain, the certificate and the port, then press “Check”.</translation>
    </message>
    <message>
        <source>Номер (додатковий)</source>
        <translation>Number (additional)</translation>
    </message>
    <message>
        <source>Не дзвінок</source>
        <translation>Not a call</translation>
    </message>
    <message>
        <source>стара діє ще добу</source>
        <translation>the old one works for a day</translation>
    </message>
    <message>
        <source>стара діє ще годину</source>
        <translation>the old one works for an hour</translation>
    </message>
    <message>
        <source>стара діє ще тиждень</source>
        <translation>the old one works for a week</translation>
    </message>
    <message>
        <source>стара не діє відразу</source>
        <translation>the old one stops at once</translation>
    </message>
    <message>
        <source>порожнє тіло</source>
        <translation>empty body</translation>
    </message>
    <message>
        <source>не JSON і не форма</source>
        <translation>neither JSON nor a form</translation>
    </message>
    <message>
        <source>немає ідентифікатора дзвінка</source>
        <translation>no call identifier</translation>
    </message>
    <message>
        <source>є дзвінок, але про нього нічого не сказано</source>
        <translation>a call of which nothing is told</translation>
    </message>
    <message>
        <source>Ідентифікатор дзвінка</source>
        <translation>Call identifier</translation>
    </message>
    <message>
        <source>Напрямок: вхідний чи вихідний</source>
        <translation>Direction: incoming or outgoing</translation>
    </message>
    <message>
        <source>Номер клієнта</source>
        <translation>Client’s number</translation>
    </message>
    <message>
        <source>Хто дзвонить</source>
        <translation>Who calls</translation>
    </message>
    <message>
        <source>Кому дзвонять</source>
        <translation>Who is called</translation>
    </message>
    <message>
        <source>Чим закінчився дзвінок</source>
        <translation>How the call ended</translation>
    </message>
    <message>
        <source>Тривалість розмови, с</source>
        <translation>Talk time, s</translation>
    </message>
    <message>
        <source>Тривалість очікування, с</source>
        <translation>Waiting time, s</translation>
    </message>
    <message>
        <source>Тривалість дзвінка, с</source>
        <translation>Call time, s</translation>
    </message>
    <message>
        <source>Тривалість розмови, мс</source>
        <translation>Talk time, ms</translation>
    </message>
    <message>
        <source>Тривалість дзвінка, мс</source>
        <translation>Call time, ms</translation>
    </message>
    <message>
        <source>SIP-акаунт працівника</source>
        <translation>Employee’s SIP account</translation>
    </message>
    <message>
        <source>ID працівника</source>
        <translation>Employee’s ID</translation>
    </message>
    <message>
        <source>Ім’я працівника</source>
        <translation>Employee’s name</translation>
    </message>
    <message>
        <source>Внутрішній номер</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>Посилання на запис</source>
        <translation>Link to the recording</translation>
    </message>
    <message>
        <source>Посилання на запис WAV</source>
        <translation>Link to the WAV recording</translation>
    </message>
    <message>
        <source>Чи є запис</source>
        <translation>Whether there is a recording</translation>
    </message>
    <message>
        <source>Дата й час дзвінка</source>
        <translation>Date and time of the call</translation>
    </message>
    <message>
        <source>Час дзвінка числом (Unix)</source>
        <translation>Time of the call as a number (Unix)</translation>
    </message>
    <message>
        <source>Номер компанії</source>
        <translation>Company’s number</translation>
    </message>
    <message>
        <source>Подія (мить дзвінка)</source>
        <translation>Event (moment of the call)</translation>
    </message>
    <message>
        <source>Номер проєкту</source>
        <translation>Project number</translation>
    </message>
    <message>
        <source>Підсумок розмови (AI)</source>
        <translation>Summary of the talk (AI)</translation>
    </message>
    <message>
        <source>Рекомендовані дії (AI)</source>
        <translation>Recommended actions (AI)</translation>
    </message>
    <message>
        <source>Настрій клієнта (AI)</source>
        <translation>Client&apos;s mood (AI)</translation>
    </message>
    <message>
        <source>Настрій працівника (AI)</source>
        <translation>Employee&apos;s mood (AI)</translation>
    </message>
    <message>
        <source>Загальний настрій (AI)</source>
        <translation>Overall mood (AI)</translation>
    </message>
    <message>
        <source>Посилання на розшифровку (AI)</source>
        <translation>Link to the transcript (AI)</translation>
    </message>
    <message>
        <source>Не важливо</source>
        <translation>Not important</translation>
    </message>
</context>
<context>
    <name>TelephonySection</name>
    <message>
        <source>Закріплено за «{name}».</source>
        <translation>Matched with “{name}”.</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Адресу скопійовано. Вставте її в Ringostat.</source>
        <translation>Address copied. Paste it into Ringostat.</translation>
    </message>
    <message>
        <source>Нові адреси треба вставити в Ringostat замість старих; {lasts}.</source>
        <translation>The new addresses must replace the old ones in Ringostat; {lasts}.</translation>
    </message>
    <message>
        <source>Створити нові адреси?</source>
        <translation>Make new addresses?</translation>
    </message>
    <message>
        <source>Створити</source>
        <translation>Make them</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Шаблон параметрів</source>
        <translation>Parameter template</translation>
    </message>
    <message>
        <source>Скопійовано.</source>
        <translation>Copied.</translation>
    </message>
    <message>
        <source>Назва параметра</source>
        <translation>Parameter name</translation>
    </message>
    <message>
        <source>Значення в Ringostat</source>
        <translation>Value in Ringostat</translation>
    </message>
    <message>
        <source>Параметри вебхуку</source>
        <translation>Parameters of the webhook</translation>
    </message>
    <message>
        <source>У «Webhooks 2.0»: метод POST, дата YYYY-MM-DD HH:MM:SS. Назву параметра впишіть ліворуч, значення оберіть зі списку Ringostat. Інші назви теж зрозуміємо.</source>
        <translation>In “Webhooks 2.0”: method POST, date YYYY-MM-DD HH:MM:SS. Type the parameter name on the left, choose its value from Ringostat’s list. Other names are understood too.</translation>
    </message>
    <message>
        <source>Копіювати адресу</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Копіювати все</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>UnknownSection</name>
    <message>
        <source>Ці вебхуки прийшли, але їхні параметри названо по-своєму. Скажіть, що означає кожен, і збережені стануть дзвінками в тому порядку, в якому прийшли.</source>
        <translation>These webhooks arrived, but their parameters are named in a way of their own. Say what each one means, and the stored ones become calls in the order they came.</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Усі вебхуки зрозумілі.</source>
        <translation>Every webhook is understood.</translation>
    </message>
    <message>
        <source>Зрозуміли: {what}.</source>
        <translation>Understood: {what}.</translation>
    </message>
    <message>
        <source>Збережено, але цим вебхукам ще чогось бракує.</source>
        <translation>Saved, but something is still missing in these webhooks.</translation>
    </message>
</context>
<context>
    <name>UnmatchedWarnings</name>
    <message>
        <source>SIP-акаунт {login} приймає дзвінки, але не закріплений за менеджером</source>
        <translation>SIP account {login} takes calls but belongs to no manager</translation>
    </message>
    <message>
        <source>{talks} за тиждень без відповідального</source>
        <translation>{talks} in a week with nobody responsible</translation>
    </message>
    <message>
        <source>Закріпити</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Закріпити за «{name}»</source>
        <translation>Match with “{name}”</translation>
    </message>
</context>
<context>
    <name>WebhooksCard</name>
    <message>
        <source>Створіть у Ringostat «Webhooks 2.0» по одному на кожну подію. Позначка з’явиться, щойно прийде перший справжній дзвінок.</source>
        <translation>Make one in Ringostat “Webhooks 2.0” for each event. It is ticked off as soon as the first real call arrives.</translation>
    </message>
    <message>
        <source>Шаблон параметрів</source>
        <translation>Parameter template</translation>
    </message>
    <message>
        <source>Перевірити</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>WriteBackCard</name>
    <message>
        <source>Нові клієнти</source>
        <translation>New clients</translation>
    </message>
    <message>
        <source>Створювати в Sitniks клієнтів, які подзвонили вперше</source>
        <translation>Create clients in Sitniks who called for the first time</translation>
    </message>
    <message>
        <source>Кожного один раз. Поки імені немає, у Sitniks стоятиме «Новий клієнт».</source>
        <translation>Each once. While there is no name, Sitniks shows a stand-in.</translation>
    </message>
</context>
</TS>
