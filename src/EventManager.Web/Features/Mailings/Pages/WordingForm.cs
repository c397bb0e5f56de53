using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Pages;

/// <summary>Own words for a kind of mail while they are edited.</summary>
public sealed class WordingForm(MailWording read)
{
    /// <summary>As they were read: there is no version, so the words themselves say whether somebody else was faster.</summary>
    public MailWording Read { get; } = read;

    public WordsDraft Subject { get; private set; } = new(read.Subject);

    public WordsDraft Opening { get; private set; } = new(read.Opening);

    /// <summary>Older words into the fields; they count once they are saved.</summary>
    public void Restore(WordingVersion version) =>
        (Subject, Opening) = (new(WordingWords.ReadText(version.Subject)), new(WordingWords.ReadText(version.Opening)));

    public SaveWording Command(Guid userId) => new(Read.EventId, Read.Kind, Subject.ToWords(), Opening.ToWords(), userId) { Read = Read };

    /// <summary>What it consists of, for two who edit it at once.</summary>
    internal static FormFields<WordingForm> Fields(IStringLocalizer<MailingsText> text) =>
        new FormFields<WordingForm>()
            .Words("subject", () => text["Subject"], form => form.Subject)
            .Words("opening", () => text["Opening"], form => form.Opening);
}
