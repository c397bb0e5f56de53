using EventManager.Domain.Events;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Templates;

public sealed partial class TemplatesPage
{
    private IReadOnlyList<TemplateForm> templates = [];
    private TemplateForm? chosen;
    private FormProblems problems = FormProblems.None;
    private bool saved;

    [Inject]
    private TemplatesQuery Templates { get; set; } = null!;

    [Inject]
    private SaveTemplateHandler Saving { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Visibilities =>
        Enum.GetNames<EventVisibility>().Select(name => (name, Text["Visibility." + name].Value));

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync()
    {
        templates = await Templates.ListAsync(Leaving);
        chosen = templates.FirstOrDefault(t => t.Id == chosen?.Id) ?? templates[0];
    }

    private void Choose(TemplateForm template) => (chosen, saved, problems) = (template, false, FormProblems.None);

    private async Task SaveAsync()
    {
        saved = false;
        if (!await IsAdministratorAsync())
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(chosen!, Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saved = true;
        await LoadAsync();
    }
}
