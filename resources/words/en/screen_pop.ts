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
        <source>Відкрити замовлення</source>
        <translation>Open the order</translation>
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
        <source>Зберегти ім’я</source>
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
        <source>{state} · немає зв’язку</source>
        <translation>{state} · no connection</translation>
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
    <name>OrderRow</name>
    <message>
        <source>Відкрити замовлення {number}</source>
        <translation>Open order {number}</translation>
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
    <name>OutcomeRow</name>
    <message>
        <source>Підсумок розмови</source>
        <translation>Outcome of the call</translation>
    </message>
</context>
<context>
    <name>WhoPart</name>
    <message>
        <source>Ім’я клієнта</source>
        <translation>Client’s name</translation>
    </message>
    <message>
        <source>Ім’я нового клієнта</source>
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
</TS>
