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
        <source>Місце на екрані</source>
        <translation>Place on the screen</translation>
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
    <name>SaveRow</name>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
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
        <source>Спливна картка</source>
        <translation>Pop-up card</translation>
    </message>
    <message>
        <source>Система</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Про програму</source>
        <translation>About</translation>
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
</TS>
