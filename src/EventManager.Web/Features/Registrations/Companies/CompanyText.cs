namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>Words of companies and their training officers.</summary>
internal sealed class CompanyText;
