using System.Globalization;
using System.Resources;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Ui.Forms;

/// <summary>What a form consists of, so that two versions of it can be compared and joined.</summary>
internal sealed class FormFields<TForm>
{
    private static readonly ResourceManager Yes = new(typeof(FormText));

    private readonly List<Field> all = [];

    /// <param name="name">The field's, as refusals call it.</param>
    /// <param name="label">Read when it is shown.</param>
    /// <param name="get">Its value.</param>
    /// <param name="set">Takes a value of another form of the kind.</param>
    /// <param name="show">In words; equal words are the same value.</param>
    public FormFields<TForm> Add<T>(string name, Func<string> label, Func<TForm, T> get, Action<TForm, T> set, Func<T, string>? show = null)
    {
        all.Add(new(name, label, form => show is null ? Plain(get(form)) : show(get(form)), (from, to) => set(to, get(from))));
        return this;
    }

    /// <summary>A field for each language; the languages of what is there now stay known as they were, so that marks stay right.</summary>
    public FormFields<TForm> Words(string name, Func<string> label, Func<TForm, WordsDraft> of)
    {
        foreach (var language in TextLanguages.All)
        {
            Add(
                $"{name}-{language}",
                () => $"{label()} – {TextLanguages.Name(language)}",
                form => language == "de" ? of(form).German : of(form)[language],
                (form, words) =>
                {
                    if (language == "de")
                        of(form).German = words;
                    else
                        of(form)[language] = words;
                }
            );
        }
        return this;
    }

    public IReadOnlyDictionary<string, string> Shown(TForm form) => all.ToDictionary(field => field.Name, field => field.Show(form));

    /// <summary>Puts what was changed here into what somebody else saved.</summary>
    /// <param name="before">As it was when <paramref name="mine"/> was opened.</param>
    /// <param name="mine">As it stands here.</param>
    /// <param name="theirs">As it was saved meanwhile; stays as it is.</param>
    /// <param name="joined">The same once more: becomes what is edited on.</param>
    /// <param name="change">Who saved it.</param>
    public FormConflict Join(
        IReadOnlyDictionary<string, string> before,
        TForm mine,
        TForm theirs,
        TForm joined,
        (string? Name, DateTimeOffset At) change
    )
    {
        var both = new List<ConflictingField>();
        var adopted = new List<(string, string)>();
        var kept = new List<string>();
        foreach (var field in all)
        {
            var (was, here, there) = (before[field.Name], field.Show(mine), field.Show(theirs));
            if (here == there)
                continue;
            if (here == was)
            {
                adopted.Add((field.Label(), there));
                continue;
            }
            field.Put(mine, joined);
            if (there == was)
                kept.Add(field.Label());
            else
                both.Add(new(field.Name, field.Label(), here, there, theirsToo => field.Put(theirsToo ? theirs : mine, joined)));
        }
        return new(change.Name, change.At, both, adopted, kept);
    }

    private static string Plain<T>(T value) =>
        value switch
        {
            null => "",
            bool isSo => Yes.GetString(isSo ? "Yes" : "No", CultureInfo.CurrentUICulture)!,
            DateTime moment => moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.CurrentCulture, $"{value}").ReplaceLineEndings("\n").Trim(),
        };

    private sealed record Field(string Name, Func<string> Label, Func<TForm, string> Show, Action<TForm, TForm> Put);
}
