namespace EventManager.Web.Features.Api;

/// <summary>Words of the API's refusals and of its page.</summary>
internal sealed class ApiText;
