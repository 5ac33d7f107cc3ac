<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Кодування</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Роздільник</source>
        <translation>Delimiter</translation>
    </message>
    <message>
        <source>Перший рядок: назви стовпців</source>
        <translation>First row names the columns</translation>
    </message>
    <message>
        <source>Стовпці файлу</source>
        <translation>Columns of the file</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Вибрати файл</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Перетягніть сюди файл CSV або XLSX</source>
        <translation>Drop a CSV or XLSX file here</translation>
    </message>
    <message>
        <source>Читаємо {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>Файл для імпорту</source>
        <translation>File to import</translation>
    </message>
    <message>
        <source>Таблиці (*.csv *.xlsx *.txt *.tsv)</source>
        <translation>Tables (*.csv *.xlsx *.txt *.tsv)</translation>
    </message>
    <message>
        <source>Усі файли (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>1. Файл</source>
        <translation>1. File</translation>
    </message>
    <message>
        <source>2. Стовпці</source>
        <translation>2. Columns</translation>
    </message>
    <message>
        <source>3. Результат</source>
        <translation>3. Result</translation>
    </message>
    <message>
        <source>Інший файл</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Скасувати</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Імпортувати</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Зупинити</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Закрити</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Імпорт замовлень</source>
        <translation>Import orders</translation>
    </message>
    <message>
        <source>Імпорт клієнтів</source>
        <translation>Import clients</translation>
    </message>
    <message>
        <source>Потрібен стовпець із номером замовлення. Уже відомі номери оновляться, не подвояться.</source>
        <translation>A column with the order&apos;s number is needed. Known numbers are renewed, not doubled.</translation>
    </message>
    <message>
        <source>Потрібен стовпець із телефоном. Уже відомі клієнти доповняться, не подвояться.</source>
        <translation>A column with the phone is needed. Known clients are completed, not doubled.</translation>
    </message>
    <message>
        <source>Пропустити</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Клієнт</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Ім’я</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>№ замовлення</source>
        <translation>Order №</translation>
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
        <translation>Sum</translation>
    </message>
    <message>
        <source>Товари</source>
        <translation>Goods</translation>
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
        <source>Дата</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Примітка</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Вкажіть, у якому стовпці «{meaning}».</source>
        <translation>Say which column is “{meaning}”.</translation>
    </message>
    <message>
        <source>немає номера замовлення</source>
        <translation>no order number</translation>
    </message>
    <message>
        <source>немає телефону</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>це не номер телефону</source>
        <translation>not a phone number</translation>
    </message>
    <message>
        <source>номери належать різним клієнтам</source>
        <translation>the numbers belong to different clients</translation>
    </message>
    <message>
        <source>це не сума</source>
        <translation>not a sum</translation>
    </message>
    <message>
        <source>це не дата</source>
        <translation>not a date</translation>
    </message>
    <message>
        <source>задовгий текст</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>Windows (кирилиця)</source>
        <translation>Windows (Cyrillic)</translation>
    </message>
    <message>
        <source>Крапка з комою</source>
        <translation>Semicolon</translation>
    </message>
    <message>
        <source>Кома</source>
        <translation>Comma</translation>
    </message>
    <message>
        <source>Табуляція</source>
        <translation>Tab</translation>
    </message>
    <message numerus="yes">
        <source>%Ln рядків</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Зупинено. Що встигло, лишилося.</source>
        <translation>Stopped. What came in stays.</translation>
    </message>
    <message>
        <source>Файл не дочитано: далі в ньому щось зіпсоване.</source>
        <translation>The file was not read to its end: something further on is broken.</translation>
    </message>
    <message>
        <source>Імпортуємо: {done} із {total}</source>
        <translation>Importing: {done} of {total}</translation>
    </message>
    <message>
        <source>додано {n}</source>
        <translation>{n} added</translation>
    </message>
    <message>
        <source>оновлено {n}</source>
        <translation>{n} renewed</translation>
    </message>
    <message>
        <source>пропущено {n}</source>
        <translation>{n} left out</translation>
    </message>
    <message>
        <source>Рядок</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Стовпець</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Що там</source>
        <translation>What it holds</translation>
    </message>
    <message>
        <source>Чому пропущено</source>
        <translation>Why it was left out</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Імпорт</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Зберегти звіт</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Пропущені рядки</source>
        <translation>Rows left out</translation>
    </message>
    <message>
        <source>Збережено: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>_Column</name>
    <message>
        <source>Стовпець {n}</source>
        <translation>Column {n}</translation>
    </message>
</context>
</TS>
