using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Translations;

/// <summary>Makes the import of one language.</summary>
internal sealed class TranslationImports(
    PlacedTexts texts,
    Transactions transactions,
    TimeProvider clock,
    IStringLocalizer<TranslationText> text
)
{
    public IImport Of(TextScope scope, string language, Guid? userId) =>
        new TranslationImport(scope, language, userId, texts, transactions, clock, text);
}

/// <summary>
/// Reads a translator's table back. A row whose German words have changed since the table went out is a conflict and stays unwritten; an
/// empty cell takes nothing away.
/// </summary>
internal sealed class TranslationImport(
    TextScope scope,
    string language,
    Guid? userId,
    PlacedTexts texts,
    Transactions transactions,
    TimeProvider clock,
    IStringLocalizer<TranslationText> text
) : IImport
{
    private const int Chunk = 500;

    /// <summary>Up to this length a text is one line: a title, a name, a subject.</summary>
    private const int OneLine = 400;

    public IReadOnlyList<ImportColumn> Columns { get; } = TranslationColumns.Of(language, text);

    public async Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        var known = (await texts.ListAsync(scope, stop)).ToDictionary(placed => placed.Key);
        var first = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            var key = line[TranslationColumns.Key];
            if (!known.TryGetValue(key, out var placed))
                line.Refuse(TranslationRefusals.UnknownKey);
            else if (!first.TryAdd(key, line.Number))
                line.Refuse(TranslationRefusals.Twice(first[key]));
            else
                Judge(line, placed);
        }
    }

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop)
    {
        var done = 0;
        var toWrite = lines.Where(line => line is { Outcome: ImportOutcome.Created or ImportOutcome.Changed, IsWritten: false });
        foreach (var some in toWrite.ToList().Chunk(Chunk))
        {
            stop.ThrowIfCancellationRequested();
            await WriteAsync(some);
            done += some.Length;
            await progress(done);
        }
    }

    private void Judge(ImportLine line, PlacedText placed)
    {
        var (words, translation) = (placed.Words, TextOf(line));
        var before = words.Translated(language);
        if (TextMark.Of(words.German) != TextMark.Of(line[TranslationColumns.German]))
            line.Refuse(TranslationRefusals.GermanChanged(words.German));
        else if (translation.Length == 0 && before.Length > 0)
            line.Refuse(TranslationRefusals.Empty);
        else if (translation.Length > placed.MaxLength)
            line.Refuse(TranslationRefusals.TooLong(placed.MaxLength));
        else if (placed.MaxLength <= OneLine && translation.Contains('\n', StringComparison.Ordinal))
            line.Refuse(TranslationRefusals.LineBreak);
        else if (MarkdownText.WhyNot(translation, TranslationColumns.Translation) is { } unreadable)
            line.Refuse(unreadable);
        else if (translation.Length == 0 || before.Length > 0)
            line.Match(Guid.Empty, ChangeOf(line, words, translation));
    }

    /// <summary>Also where an older translation is said to be right still: then its state is what changes.</summary>
    private ImportChange? ChangeOf(ImportLine line, LocalizedText words, string translation)
    {
        var before = words.Translated(language);
        if (translation.Length == 0)
            return null;
        if (TextMark.Of(before) != TextMark.Of(translation))
            return new(TranslationColumns.Translation, before, translation);
        var isRightStill =
            words.StateIn(language) is TranslationState.Older && TranslationColumns.SaysStillRight(line[TranslationColumns.State], text);
        return isRightStill ? new(TranslationColumns.State, text["State." + TranslationState.Older], line[TranslationColumns.State]) : null;
    }

    private async Task WriteAsync(ImportLine[] lines)
    {
        var wished = lines.ToDictionary(
            line => line[TranslationColumns.Key],
            line => new NewTranslation(line[TranslationColumns.German], TextOf(line))
        );
        IReadOnlySet<string> written = new HashSet<string>();
        var result = await transactions.RunAsync<Done>(
            AskedRight.Of(scope.EventId),
            async (db, stop) =>
            {
                written = await texts.WriteAsync(db, scope, language, wished, stop);
                db.Audit.Add(
                    new AuditEntry(clock.GetUtcNow(), userId, scope.EventId, "texts.translated", null, $"{language} {written.Count}")
                );
                return default(Done);
            },
            CancellationToken.None
        );
        foreach (var line in lines)
        {
            if (result.IsRefused)
                line.Refuse(result.Refusals);
            else if (written.Contains(line[TranslationColumns.Key]))
                line.IsWritten = true;
            else
                line.Refuse(TranslationRefusals.GermanChanged("…"));
        }
    }

    /// <summary>Cleaned where it enters. Marks of direction and joiners stay: Arabic and Farsi are written with them.</summary>
    private static string TextOf(ImportLine line) => CleanText.Lines(TextMark.Plain(line[TranslationColumns.Translation]));
}
