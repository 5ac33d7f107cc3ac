<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ClientCard</name>
    <message>
        <source>Нотатка</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Зателефонувати {number}</source>
        <translation>Call {number}</translation>
    </message>
    <message>
        <source>основний</source>
        <translation>main</translation>
    </message>
    <message>
        <source>Об’єднано з «{name}», {day}</source>
        <translation>Merged with “{name}”, {day}</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>Розділити</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Змінити</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Об’єднати</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Номери</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Розмови</source>
        <translation>Calls</translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
</context>
<context>
    <name>Clients</name>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>з дзвінка</source>
        <translation>from a call</translation>
    </message>
    <message>
        <source>із CRM</source>
        <translation>from the CRM</translation>
    </message>
    <message>
        <source>додано вручну</source>
        <translation>added by hand</translation>
    </message>
</context>
<context>
    <name>ClientsPage</name>
    <message>
        <source>Ім’я або номер</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>Імпорт із файлу</source>
        <translation>Import from a file</translation>
    </message>
    <message>
        <source>Оберіть клієнта, щоб побачити його номери, замовлення й розмови.</source>
        <translation>Choose a client to see their numbers, orders and calls.</translation>
    </message>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Нікого не знайдено.</source>
        <translation>Nobody was found.</translation>
    </message>
    <message>
        <source>Тут стоятимуть клієнти: перший з’явиться з першим дзвінком.</source>
        <translation>Clients will stand here: the first comes with the first call.</translation>
    </message>
    <message>
        <source>Цей номер уже має «{name}»</source>
        <translation>“{name}” already has this number</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Показати клієнта</source>
        <translation>Show the client</translation>
    </message>
    <message>
        <source>Якщо це одна людина, їх можна об’єднати.</source>
        <translation>If they are one person, they can be merged.</translation>
    </message>
    <message>
        <source>Об’єднати…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>Об’єднано. Розділити можна в картці протягом 30 днів.</source>
        <translation>Merged. They can be parted in the card within 30 days.</translation>
    </message>
    <message>
        <source>Розділити клієнтів знову?</source>
        <translation>Part the clients again?</translation>
    </message>
    <message>
        <source>Кожному повернеться те, що було його, і те, що відтоді надійшло з його номерів.</source>
        <translation>Each gets back what was theirs, and what has come from their numbers since.</translation>
    </message>
    <message>
        <source>Розділити</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Клієнти</source>
        <translation>Clients</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>Змінити клієнта</source>
        <translation>Change the client</translation>
    </message>
    <message>
        <source>Ім’я та прізвище</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>Нотатка про клієнта</source>
        <translation>Note about the client</translation>
    </message>
    <message>
        <source>Додати номер</source>
        <translation>Add a number</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Це не схоже на номер телефону.</source>
        <translation>This does not look like a phone number.</translation>
    </message>
    <message>
        <source>Потрібен хоча б один номер.</source>
        <translation>At least one number is needed.</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Об’єднати клієнтів</source>
        <translation>Merge clients</translation>
    </message>
    <message>
        <source>Ім’я або номер</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>Оберіть, з ким об’єднати.</source>
        <translation>Choose whom to merge with.</translation>
    </message>
    <message>
        <source>Спільне ім’я</source>
        <translation>Common name</translation>
    </message>
    <message>
        <source>Об’єднати</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Номери, розмови, замовлення й нотатки клієнта «{gone}» ({number}) перейдуть до «{kept}». Розділити їх можна буде протягом 30 днів.</source>
        <translation>Numbers, calls, orders and notes of “{gone}” ({number}) will go to “{kept}”. They can be parted within 30 days.</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Номер телефону</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Зробити основним</source>
        <translation>Make it the main one</translation>
    </message>
    <message>
        <source>Прибрати номер</source>
        <translation>Remove the number</translation>
    </message>
    <message>
        <source>Основний номер</source>
        <translation>The main number</translation>
    </message>
</context>
<context>
    <name>TalkRow</name>
    <message>
        <source>Слухати</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>Пауза</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Ще не розмовляли</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <source>Показати давніші</source>
        <translation>Show older ones</translation>
    </message>
</context>
</TS>
