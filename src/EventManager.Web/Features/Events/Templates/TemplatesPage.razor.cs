using EventManager.Domain.Events;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Templates;

public sealed partial class TemplatesPage
{
    private IReadOnlyList<TemplateForm> templates = [];
    private EditedForm<TemplateForm>? edited;
    private FormProblems problems = FormProblems.None;

    [Inject]
    private TemplatesQuery Templates { get; set; } = null!;

    [Inject]
    private SaveTemplateHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Visibilities =>
        Enum.GetNames<EventVisibility>().Select(name => (name, Text["Visibility." + name].Value));

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync()
    {
        templates = await Templates.ListAsync(Leaving);
        Take(templates.FirstOrDefault(t => t.Id == Chosen?.Id) ?? templates[0]);
    }

    private TemplateForm? Chosen => edited?.Form;

    private void Take(TemplateForm template) => edited = new(TemplateFormFields.Of(Text), template);

    /// <summary>As it is stored: what was typed in it before is offered as a draft.</summary>
    private async Task ChooseAsync(Guid id)
    {
        problems = FormProblems.None;
        templates = await Templates.ListAsync(Leaving);
        Take(templates.First(t => t.Id == id));
    }

    private async Task SaveAsync(FormSaving saving)
    {
        if (!await IsAdministratorAsync())
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(new(Chosen!, await UserIdAsync()), Leaving);
        if (result.IsRefused && result.Refusals.Contains(EventRefusals.ChangedByAnother))
        {
            await JoinAsync(Chosen!.Id);
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await LoadAsync();
    }

    private async Task JoinAsync(Guid id)
    {
        problems = FormProblems.None;
        edited!.JoinWith(await Templates.ReadAsync(id, Leaving), await Changes.OfAsync(id, ["template.saved"], Leaving));
    }
}
