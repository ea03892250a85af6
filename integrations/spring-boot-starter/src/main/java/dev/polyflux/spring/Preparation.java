package dev.polyflux.spring;

/** Something that the first request would wait for, and that can be done before there is one, unseen by the application. */
interface Preparation {

    /** Does it; what fails is left to the request that needs it. */
    void prepare() throws Exception;
}
