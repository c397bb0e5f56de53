using EventManager.Web.Features.Mailings.Calendar;
using EventManager.Web.Features.Mailings.Charts;
using EventManager.Web.Features.Mailings.Choosing;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Mailbox;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Audiences.Naming;
using EventManager.Web.Features.Mailings.Rules.Ledger;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Features.Mailings.Rules.Versions;
using EventManager.Web.Features.Mailings.Rules.Year;
using EventManager.Web.Features.Mailings.Sending;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Mailings;

/// <summary>The outbox and the jobs as organisers and administrators see them.</summary>
internal static class MailingsModule
{
    public static void AddMailings(this IServiceCollection services)
    {
        services.AddList<ListMails>();
        services.AddTable<EventMailTable>();
        services.AddTable<HouseMailTable>();
        services.AddSingleton<RegisteredTeller>();
        services.AddSingleton<ListNamedAudiences>();
        services.AddSingleton<NameAudienceHandler>();
        services.AddSingleton<RenameAudienceHandler>();
        services.AddSingleton<DeleteAudienceHandler>();
        services.AddTaskKind<TellRegisteredTask>();
        services.AddNews();
        services.AddSingleton<ListJobs>();
        services.AddList<TaskListQuery>();
        services.AddSingleton<SendMailAgainHandler>();
        services.AddSingleton<WithholdMailHandler>();
        services.AddSingleton<SubjectTimeline>();
        services.AddSingleton<BulkMails>();
        foreach (var isOfHouse in (bool[])[false, true])
        {
            services.AddSingleton<ITaskKind>(all => ActivatorUtilities.CreateInstance<WithholdManyTask>(all, isOfHouse));
            services.AddSingleton<ITaskKind>(all => ActivatorUtilities.CreateInstance<SendManyAgainTask>(all, isOfHouse));
            services.AddSingleton<ITaskKind>(all => ActivatorUtilities.CreateInstance<ReleaseManyTask>(all, isOfHouse));
            services.AddSingleton<ITaskKind>(all => ActivatorUtilities.CreateInstance<LiftSuppressionsTask>(all, isOfHouse));
        }
        services.AddSingleton<RestoredMails>();
        services.AddSingleton<SaveWordingHandler>();
        services.AddMailKind<MailNoticeMail>();
        services.AddSingleton<CountCalendarReplies>();
        services.AddList<SuppressionListQuery>();
        services.AddList<MailLedgerQuery>();
        services.AddSingleton<AddSuppressionHandler>();
        services.AddSingleton<LiftSuppressionHandler>();
        services.AddSingleton<ResumeMailsHandler>();
        services.AddSingleton<PreviewWording>();
        services.AddSingleton<WordingVersions>();
        services.AddSingleton<SendWordingTestHandler>();
        services.AddMailKind<WordingTestMail>();
        services.AddTextPlace<WordingTexts>();
        services.AddTextPlace<RuleTexts>();
        services.AddSweep<MailRuleSweep>();
        services.AddSingleton<MailRuleWriter>();
        services.AddSingleton<ListMailRules>();
        services.AddSingleton<Rules.Library.RuleLibrary>();
        services.AddSingleton<MailCalendarQuery>();
        services.AddSingleton<PersonMails>();
        services.AddSingleton<MailChartQuery>();
        services.AddSingleton<ListMailFiles>();
        services.AddSingleton<LinkedFiles>();
        services.AddSingleton<AddMailFileHandler>();
        services.AddSingleton<RemoveMailFileHandler>();
        services.AddSingleton<SaveBuiltInFilesHandler>();
        services.AddRefusalTexts<MailFileText>();
        services.AddSingleton<OpenSentMailHandler>();
        services.AddSingleton<MailPromise>();
        services.AddSingleton<MailRulePeople>();
        services.AddSingleton<MailYearQuery>();
        services.AddSingleton<WhoOfYear>();
        services.AddSingleton<PreflightRule>();
        services.AddSingleton<PreviewRule>();
        services.AddSingleton<FindReaders>();
        services.AddSingleton<SendRuleTestHandler>();
        services.AddSingleton<AudienceOffersQuery>();
        services.AddSingleton<ReleaseMailRuleHandler>();
        services.AddSingleton<SaveMailRuleHandler>();
        services.AddSingleton<SwitchMailRuleHandler>();
        services.AddSingleton<SwitchBuiltInRuleHandler>();
        services.AddSingleton<SaveApprovedMinutesHandler>();
        services.AddSingleton<DeleteMailRuleHandler>();
        services.AddSingleton<RuleWordVersions>();
        services.AddRefusalTexts<MailingsText>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
    }

    public static void MapMailings(this IEndpointRouteBuilder routes)
    {
        routes.MapDevelopmentMailbox();
        routes.MapChoices();
        routes.MapMailFiles();
        routes.MapMailLedgerFile();
        routes.MapTable<EventMailTable>("/organise/events/{slug}/mails", Policies.EventOrganiser);
        routes.MapTable<HouseMailTable>("/organise/administration/mails", Policies.Administrator);
    }
}
