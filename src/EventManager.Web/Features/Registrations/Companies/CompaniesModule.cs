using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>Companies that register their own apprentices.</summary>
internal static class CompaniesModule
{
    public static void AddCompanies(this IServiceCollection services)
    {
        services.AddRefusalTexts<CompanyText>();
        services.AddSingleton<CompaniesQuery>();
        services.AddList<CompanyListQuery>();
        services.AddTaskKind<SendCompanyLinksTask>();
        services.AddSingleton<AddCompanyHandler>();
        services.AddSingleton<ChangeCompanyHandler>();
        services.AddSingleton<CompanyLinkHandler>();
        services.AddSingleton<ApprenticeHandlers>();
        services.AddMailKind<CompanyLinkMail>();
        services.AddMailKind<OfficerMessageMail>();
    }
}
