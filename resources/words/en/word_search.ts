<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="uk">
<context>
    <name>FoundModel</name>
    <message>
        <source>підсумок</source>
        <translation>summary</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>Слова в розмовах</source>
        <translation>Words in the talks</translation>
    </message>
    <message>
        <source>Що казали: слово або кілька</source>
        <translation>What was said: a word or several</translation>
    </message>
    <message>
        <source>Знайдене</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Слово від трьох літер. Шукаємо в розшифровках і підсумках розмов, які вам можна чути.</source>
        <translation>A word of three letters or more. We look in transcripts and summaries of the talks you may hear.</translation>
    </message>
    <message>
        <source>Шукаємо…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Таких слів у розмовах не знайдено</source>
        <translation>No such words were found in the talks</translation>
    </message>
    <message>
        <source>Спробувати ще</source>
        <translation>Try again</translation>
    </message>
</context>
</TS>
