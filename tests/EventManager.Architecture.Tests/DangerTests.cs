using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>
/// What takes something away, or reaches people and cannot be called back, asks first by the one dialog (<c>AskButton</c>,
/// <c>ConfirmDialog</c>, <c>AskingSubmit</c>, a list's <c>Ask</c>), or can be undone. Each is listed as one of both; a new one is not, and red.
/// </summary>
public sealed partial class DangerTests
{
    private static readonly string[] Verbs =
    [
        "Cancel",
        "Delete",
        "Disable",
        "End",
        "Erase",
        "Finish",
        "Lift",
        "Postpone",
        "Reissue",
        "Remove",
        "Renew",
        "Reset",
        "Revoke",
        "Rotate",
        "Stop",
        "Withhold",
    ];

    /// <summary>Dangerous, though their names do not say so.</summary>
    private static readonly string[] Besides =
    [
        "DecideApplicationHandler",
        "DecideExhibitorHandler",
        "SaveLogoHandler",
        "SendCorrectionHandler",
        "SendMinutesHandler",
        "SendNewsletterHandler",
        "SetEventRoleHandler",
        "SetTeamRoleHandler",
    ];

    /// <summary>Where it is asked, and the key of the question.</summary>
    private static readonly Dictionary<string, (string File, string Question)> Asks = new()
    {
        ["CancelEventHandler"] = ("Events/Overview/StateActions.razor", "CancelTitle"),
        ["CancelRegistrationHandler"] = ("Registrations/Organising/RegistrationActs.razor", "CancelAsk"),
        ["DecideApplicationHandler"] = ("Registrations/Applying/DecisionForm.razor", "RejectTitle"),
        ["DecideExhibitorHandler"] = ("Exhibitors/Organising/ExhibitorDetailPage.razor", "DecideTitle."),
        ["DeleteAudienceHandler"] = ("Mailings/Rules/Audiences/Naming/NamedAudienceList.razor", "DeleteOf"),
        ["DeleteBoothHandler"] = ("Exhibitors/Plan/BoothEditor.razor", "DeleteBoothTitle"),
        ["DeleteChecklistPointHandler"] = ("Events/Checklist/ChecklistPage.razor", "DeleteTitle"),
        ["DeleteDraftHandler"] = ("Events/Overview/StateActions.razor", "DeleteTitle"),
        ["DeleteMailRuleHandler"] = ("Mailings/Rules/MailRulesPage.razor", "Delete"),
        ["DeleteQuestionHandler"] = ("Registrations/Questions/QuestionEditor.razor", "DeleteTitle"),
        ["DeleteSessionHandler"] = ("Programme/Planning/ProgrammePage.razor", "DeleteSession"),
        ["DisableAccountHandler"] = ("Accounts/Administration/AccountSafety.razor", "DisableTitle"),
        ["EndSubscriptionHandler"] = ("Mailings/News/SubscribersPage.razor", "EndOf"),
        ["FinishEventHandler"] = ("Events/Overview/StateActions.razor", "FinishTitle"),
        ["LiftSuppressionHandler"] = ("Mailings/Sending/SuppressionList.razor.cs", "SuppressionLiftOne"),
        ["PostponeEventHandler"] = ("Events/Overview/StateActions.razor", "PostponeTitle"),
        ["ReissueTicketHandler"] = ("Registrations/Organising/TicketsPage.razor", "ReplaceOf"),
        ["RemoveEventPictureHandler"] = ("Events/Picturing/PicturePage.razor", "PictureRemoveTitle"),
        ["RemoveMailFileHandler"] = ("Mailings/Files/RuleFilesField.razor", "RemoveName"),
        ["RenewEventLinkHandler"] = ("Events/Overview/OverviewPage.razor", "RenewEventLinkTitle"),
        ["RenewExhibitorLinkHandler"] = ("Exhibitors/Organising/ExhibitorDetailPage.razor", "RenewLinkTitle"),
        ["RenewInvitationHandler"] = ("Events/Inviting/InvitationsPage.razor.cs", "RenewLinkOf"),
        ["RenewLinkHandler"] = ("Registrations/Organising/RegistrationActs.razor", "RenewLinkOf"),
        ["ResetDayHandler"] = ("CheckIn/People/ZonesPage.razor", "Reset"),
        ["ResetSecondFactorHandler"] = ("Accounts/Administration/AccountSafety.razor", "ResetSecondFactorTitle"),
        ["RevokeAccessTokenHandler"] = ("Accounts/Administration/TokensPage.razor.cs", "TokenRevokeOne"),
        ["RevokeDoorDeviceHandler"] = ("CheckIn/Door/DoorDevicesPanel.razor", "UnlinkTitle"),
        ["RevokeTicketHandler"] = ("Registrations/Organising/TicketsPage.razor", "RevokeOf"),
        ["RotateKeyHandler"] = ("CheckIn/Door/KeysPanel.razor", "KeysTitle"),
        ["SaveLogoHandler"] = ("Exhibitors/Logos/LogoCard.razor", "LogoRemoveTitle"),
        ["SendCorrectionHandler"] = ("Programme/Minuting/SendPanel.razor", "SendAskTitle"),
        ["SendMinutesHandler"] = ("Programme/Minuting/SendPanel.razor", "SendAskTitle"),
        ["SendNewsletterHandler"] = ("Mailings/News/NewsletterDetail.razor", "SendNow"),
        ["SetEventRoleHandler"] = ("Accounts/Administration/AccountRightsPage.razor", "RoleRemoveTitle"),
        ["SetTeamRoleHandler"] = ("Events/Staffing/TeamPage.razor.cs", "RemoveMemberTitle"),
        // Without a handler of their own.
        ["DoorPins, none"] = ("CheckIn/People/ZonesPage.razor", "RemovePinTitle"),
        ["ProviderLogins, removed"] = ("Accounts/Administration/AccountRightsPage.razor", "UnlinkTitle"),
        ["Passkey, removed"] = ("Accounts/OwnAccount/PasskeysPage.razor", "PasskeyRemoveTitle"),
        ["School, removed"] = ("Registrations/Schools/SchoolsPage.razor.cs", "RemoveNamed"),
        ["Company, removed"] = ("Registrations/Companies/CompaniesPage.razor.cs", "RemoveTitle"),
        ["Company, another link"] = ("Registrations/Companies/CompaniesPage.razor.cs", "RevokeTitle"),
        ["Booth, freed"] = ("Exhibitors/Booths/BoothsPage.razor.cs", "FreeTitle"),
    };

    /// <summary>What takes it back at the same place, or why nobody is asked there.</summary>
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["DeleteAccountHandler"] = "asks for the address to be typed",
        ["EndSessionsHandler"] = "of many accounts at once: the bulk bar asks; whoever it was signs in again",
        ["EraseGuardianHandler"] = "a page of its own asks, which works without script",
        ["EraseNamedRowHandler"] = "a page of its own asks, which works without script",
        ["EraseOwnDataHandler"] = "a page of its own asks, which works without script",
        ["StopNewsletterHandler"] = "undone by Resume beside it",
        ["WithholdMailHandler"] = "undone by ReleaseMany, and offered for undoing by the bulk bar",
    };

    /// <summary>Danger buttons that do it at once, or send it: the file, and why.</summary>
    private static readonly Dictionary<string, string> AtOnce = new()
    {
        ["Ui/AskingSubmit.razor"] = "is the dialog",
        ["Accounts/Administration/AccountSafety.razor"] = "the address of the account has to be typed",
        ["Accounts/OwnAccount/OwnSessions.razor"] = "whoever it was signs in again",
        ["Accounts/OwnAccount/TwoFactorPage.razor"] = "the password has to be typed",
        ["Exhibitors/Own/OwnExhibitorPage.razor"] = "public, without script: two steps",
        ["Mailings/News/NewsletterDetail.razor"] = "Resume takes it back",
        ["Registrations/OwnData/GuardianDataPage.razor"] = "public, without script: two steps",
        ["Registrations/OwnData/NamedDataPage.razor"] = "a page that only asks",
        ["Registrations/OwnData/OwnDataPage.razor"] = "public, without script: two steps",
        ["Registrations/OwnData/PersonDataPage.razor"] = "a page that only asks",
        ["Registrations/Pages/PersonalPage.razor"] = "public, without script: two steps",
    };

    [Fact]
    public void Each_dangerous_action_is_listed_as_one_that_asks_or_one_that_can_be_undone()
    {
        var handlers = House.TypesOf(House.Web).Select(type => type.Name).Where(IsDangerous).ToHashSet();

        handlers.Count.ShouldBeGreaterThan(35);
        handlers
            .Where(name => !Asks.ContainsKey(name) && !Otherwise.ContainsKey(name))
            .ShouldBeEmpty("It asks first, or it can be undone.");
        Asks.Keys.Concat(Otherwise.Keys).Where(name => !name.Contains(',', StringComparison.Ordinal)).Except(handlers).ShouldBeEmpty();
    }

    [Fact]
    public void Each_that_asks_does_so_by_the_one_dialog() =>
        Asks.Where(one =>
                !Questions(Source("Features/" + one.Value.File))
                    .Any(asked => asked.Contains($"\"{one.Value.Question}", StringComparison.Ordinal))
            )
            .Select(one => $"{one.Key}: {one.Value.File} has no question {one.Value.Question}")
            .ShouldBeEmpty();

    [Fact]
    public void No_red_button_does_it_at_once()
    {
        var found = House
            .WebFiles(".razor")
            .Where(file => File.ReadLines(file).Any(line => Red().IsMatch(line) && !Opens().IsMatch(line)))
            .Select(file =>
                Path.GetRelativePath(House.WebSources, file).Replace('\\', '/').Replace("Features/", "", StringComparison.Ordinal)
            )
            .ToList();

        found.Except(AtOnce.Keys).ShouldBeEmpty("Take AskButton, AskingSubmit, or the list's Ask.");
        AtOnce.Keys.Except(found).ShouldBeEmpty("It asks by now.");
    }

    [Theory]
    [InlineData("""<button type="button" class="button button--danger" @onclick="RemoveAsync">""", false)]
    [InlineData("""<button class="button button--danger" type="submit">""", false)]
    [InlineData("""<button type="button" class="is-danger" @onclick="() => DeleteAsync(row)">""", false)]
    [InlineData("""<button type="button" class="is-danger" aria-label="@Text["A"]" @onclick="() => AskDelete(row)">""", true)]
    [InlineData("""<button type="button" class="button button--danger" @onclick='() => AskAsync("Cancel")'>""", true)]
    public void Red_buttons_are_told_apart(string markup, bool asks)
    {
        Red().IsMatch(markup).ShouldBeTrue();
        Opens().IsMatch(markup).ShouldBe(asks);
    }

    private static bool IsDangerous(string type) =>
        Besides.Contains(type)
        || (
            type.EndsWith("Handler", StringComparison.Ordinal)
            && Verbs.Any(verb => type.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(type[verb.Length]))
        );

    private static string Source(string file) => File.ReadAllText(Path.Combine(House.WebSources, file));

    /// <summary>The opening tag of each dialog up to its first lambda, and each call of a list's question up to its end.</summary>
    private static IEnumerable<string> Questions(string source) => Question().Matches(source).Select(hit => hit.Value);

    [GeneratedRegex(@"<(?:AskButton|ConfirmDialog|AskingSubmit)\b[^>]*|\bAsk\([^;]*;")]
    private static partial Regex Question();

    [GeneratedRegex("<button\\b.*\"[^\"]*(?:button--danger|is-danger)\\b")]
    private static partial Regex Red();

    /// <summary>It leads to a question: of its own page, of the list, or of the component around it.</summary>
    [GeneratedRegex("@onclick=[\"'](?:\\(\\) => Ask|\\(\\) => asked = |Answer\"|\\(\\) => On(?:Revoke|Lift)\\.)|data-opens=")]
    private static partial Regex Opens();
}
