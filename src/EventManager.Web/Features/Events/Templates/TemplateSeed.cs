using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Templates;

/// <summary>
/// Gives each kind of event a template, where it has none. Their ids are fixed, so that of several nodes that start at once one
/// writes and the others see that it is done.
/// </summary>
internal sealed class TemplateSeed(IDbContextFactory<EventDb> databases, IStringLocalizer<TemplateText> text)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var there = await db.Templates.Select(t => t.Kind).Distinct().ToListAsync(stop);
        foreach (var kind in Enum.GetValues<EventKind>().Except(there))
        {
            var template = Make(kind);
            db.Entry(template).Property(t => t.Id).CurrentValue = IdOf(kind);
            db.Add(template);
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node was faster.
        }
    }

    private static Guid IdOf(EventKind kind) => new($"0e7e4a00-0000-4000-8000-{(int)kind + 1:d12}");

    private EventTemplate Make(EventKind kind)
    {
        var template = TemplateDefaults.For(kind);
        var title = Words($"{kind}.Title");
        template.Name = title.German;
        template.Title = title;
        template.Summary = Words($"{kind}.Summary");
        template.Description = Words($"{kind}.Description");
        template.Sessions.AddRange(
            TemplateDefaults
                .SessionsOf(kind)
                .Select((s, i) => new TemplateSession(s.Kind, Words($"{kind}.Session{i + 1}"), s.After, s.Minutes, s.Capacity))
        );
        return template;
    }

    private LocalizedText Words(string key) => TextLanguages.Of(language => Spoken(key, language));

    private string Spoken(string key, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Languages.Culture(language);
            return text[key].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
