<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
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
    <name>OrderDialog</name>
    <message>
        <source>Нове замовлення</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>Змінити замовлення</source>
        <translation>Change the order</translation>
    </message>
    <message>
        <source>Один товар на рядок, наприклад: Чайник x2</source>
        <translation>One a line, for example: Kettle x2</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>Зберегти</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Вкажіть номер замовлення.</source>
        <translation>Enter the order&apos;s number.</translation>
    </message>
    <message>
        <source>Це не номер телефону.</source>
        <translation>This is not a phone number.</translation>
    </message>
    <message>
        <source>Це не сума.</source>
        <translation>This is not a sum.</translation>
    </message>
    <message>
        <source>Новий</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Очікує відправлення</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Відправлено</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Виконано</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Скасовано</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Номер</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Статус</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Телефон</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Товари</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>Сума, ₴</source>
        <translation>Sum, ₴</translation>
    </message>
    <message>
        <source>Доставка</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>Менеджер</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
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
        <source>Замовлення з файлу</source>
        <translation>Orders from a file</translation>
    </message>
    <message>
        <source>Клієнти з файлу</source>
        <translation>Clients from a file</translation>
    </message>
    <message>
        <source>Замовлення</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Нове</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Нове замовлення</source>
        <translation>New order</translation>
    </message>
    <message>
        <source>Імпорт із файлу</source>
        <translation>Import from a file</translation>
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
        <source>Змінити</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Новий клієнт</source>
        <translation>New client</translation>
    </message>
    <message>
        <source>Видалено в CRM</source>
        <translation>Deleted in the CRM</translation>
    </message>
    <message>
        <source>без номера</source>
        <translation>no number</translation>
    </message>
    <message>
        <source>не закріплено</source>
        <translation>unassigned</translation>
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
    <name>_Grip</name>
    <message>
        <source>Ширина панелі</source>
        <translation>Panel width</translation>
    </message>
</context>
</TS>
