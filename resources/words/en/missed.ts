<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>Missed</name>
    <message>
        <source>Передзвонити</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Беру</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Віддати</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Повернути</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message numerus="yes">
        <source>%Ln чекають</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>найдовше {length}</source>
        <translation>longest {length}</translation>
    </message>
    <message>
        <source>Чекають</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>У роботі</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Поза робочим часом</source>
        <translation>Outside working hours</translation>
    </message>
    <message>
        <source>Закрилися самі сьогодні: {n}</source>
        <translation>Closed by themselves today: {n}</translation>
    </message>
    <message>
        <source>щойно</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>зачинено</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>з {clock}</source>
        <translation>{clock}</translation>
    </message>
    <message>
        <source>{attempts}, остання {at}</source>
        <translation>{attempts}, the last at {at}</translation>
    </message>
    <message>
        <source>замовлення {order}</source>
        <translation>order {order}</translation>
    </message>
    <message>
        <source>голосова пошта</source>
        <translation>voicemail</translation>
    </message>
    <message>
        <source>{name} розмовляє, {length}</source>
        <translation>{name} is talking, {length}</translation>
    </message>
    <message>
        <source>{name} дзвонить, {length}</source>
        <translation>{name} is calling, {length}</translation>
    </message>
    <message>
        <source>у вас</source>
        <translation>yours</translation>
    </message>
    <message>
        <source>взяла {name}</source>
        <translation>taken by {name}</translation>
    </message>
    <message>
        <source>взяв {name}</source>
        <translation>taken by {name}</translation>
    </message>
    <message>
        <source>ніхто не передзвонив</source>
        <translation>nobody called back</translation>
    </message>
    <message>
        <source>опрацьовано вручну: {name}</source>
        <translation>marked as done: {name}</translation>
    </message>
    <message>
        <source>опрацьовано вручну</source>
        <translation>marked as done</translation>
    </message>
    <message>
        <source>клієнт додзвонився: {name}</source>
        <translation>the client got through: {name}</translation>
    </message>
    <message>
        <source>клієнт додзвонився</source>
        <translation>the client got through</translation>
    </message>
    <message>
        <source>передзвонили: {name}</source>
        <translation>called back: {name}</translation>
    </message>
    <message>
        <source>передзвонили</source>
        <translation>called back</translation>
    </message>
</context>
<context>
    <name>MissedDelegate</name>
    <message>
        <source>Спершу завершіть поточний дзвінок</source>
        <translation>Finish the current call first</translation>
    </message>
    <message>
        <source>Передзвонити (Enter)</source>
        <translation>Call back (Enter)</translation>
    </message>
    <message>
        <source>Взяти собі, щоб не подзвонили двоє (B)</source>
        <translation>Take it, so that two people do not call (B)</translation>
    </message>
    <message>
        <source>Нехай передзвонить хтось інший (B)</source>
        <translation>Let somebody else call back (B)</translation>
    </message>
    <message>
        <source>Повернути до тих, хто чекає</source>
        <translation>Put back among those who wait</translation>
    </message>
    <message>
        <source>Прослухати повідомлення</source>
        <translation>Listen to the message</translation>
    </message>
    <message>
        <source>Інші дії</source>
        <translation>Other actions</translation>
    </message>
</context>
<context>
    <name>MissedHead</name>
    <message>
        <source>Чекають</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Опрацьовані</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>Пропущені</source>
        <translation>Missed</translation>
    </message>
</context>
<context>
    <name>MissedMenu</name>
    <message>
        <source>Передзвонити</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Прослухати повідомлення</source>
        <translation>Listen to the message</translation>
    </message>
    <message>
        <source>Відкрити клієнта</source>
        <translation>Open the client</translation>
    </message>
    <message>
        <source>Замовлення клієнта</source>
        <translation>The client’s orders</translation>
    </message>
    <message>
        <source>Усі дзвінки цього номера</source>
        <translation>All calls of this number</translation>
    </message>
    <message>
        <source>Скопіювати номер</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Зробити вільним для всіх</source>
        <translation>Free it for everybody</translation>
    </message>
    <message>
        <source>Опрацьовано без дзвінка</source>
        <translation>Done without a call</translation>
    </message>
    <message>
        <source>Повернути до тих, хто чекає</source>
        <translation>Put back among those who wait</translation>
    </message>
</context>
<context>
    <name>MissedPage</name>
    <message>
        <source>Спробувати знову</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Тут стоятимуть пропущені, яким уже передзвонили.</source>
        <translation>Missed calls that are taken care of will stand here.</translation>
    </message>
    <message>
        <source>Ніхто не чекає: усім, хто телефонував, відповіли.</source>
        <translation>Nobody is waiting: everyone who called was answered.</translation>
    </message>
    <message>
        <source>Опрацьовано: {name}</source>
        <translation>Done: {name}</translation>
    </message>
    <message>
        <source>Повернути</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>MissedView</name>
    <message>
        <source>Пропущені дзвінки</source>
        <translation>Missed calls</translation>
    </message>
</context>
</TS>
